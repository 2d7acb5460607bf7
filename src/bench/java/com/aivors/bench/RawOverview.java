package com.aivors.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The yardstick of the overview: computes the same figures from the calls by one SQL statement, as
/// it would be written without rollups. Row-level security does not apply to it.
final class RawOverview implements AutoCloseable {

    private static final int DAYS = 30;

    /// Counts everything in one pass. Percentiles and callers need sorted calls.
    private static final String OVERVIEW = """
            with c as materialized (
                select listed_at, listed_at at time zone 'America/New_York' as local, listed_at >= ? as present,
                       outcome, disconnection_reason, sentiment, successful, agent_id, duration_ms, latency_ms,
                       case direction when 'outbound' then to_number else from_number end as other_side
                  from call
                 where client_id = ? and listed_at >= ? and listed_at < ? and (?::text is null or agent_id = ?))
            select 'counted', present::text, outcome, disconnection_reason, sentiment, agent_id,
                   local::date::text, extract(isodow from local)::text, extract(hour from local)::text,
                   count(*), sum(duration_ms), count(*) filter (where successful),
                   count(*) filter (where successful is not null)
              from c
             group by grouping sets ((present, outcome), (present, disconnection_reason), (present, sentiment),
                                     (present, agent_id), (present, local::date, outcome),
                                     (present, extract(isodow from local), extract(hour from local)))
            union all
            select 'percentiles', (percentile_disc(array[0.5, 0.9, 0.95, 0.99]) within group (order by duration_ms))::text,
                   (percentile_disc(array[0.5, 0.9, 0.95, 0.99]) within group (order by latency_ms))::text,
                   null, null, null, null, null, null, count(*), null, null, null
              from c
             where present
            union all
            (select 'callers', other_side, max(listed_at)::text, null, null, null, null, null, null, count(*),
                    null, null, null
               from c
              where present and other_side is not null
              group by other_side
              order by count(*) desc
              limit 10)
            """;

    private final Connection connection;
    private final UUID client;
    private final List<String> agents;
    private final Instant now = Instant.now();

    /// @param agents every second request asks for one of them, like the overview requests to the
    ///     service
    RawOverview(Connection connection, UUID client, List<String> agents) {
        this.connection = connection;
        this.client = client;
        this.agents = agents;
    }

    /// @return the number of rows, so that no optimisation can skip the work
    int ask(int number) {
        String agent = number % 2 == 0 ? null : agents.getFirst();
        try (PreparedStatement statement = connection.prepareStatement(OVERVIEW)) {
            statement.setTimestamp(1, Timestamp.from(now.minus(Duration.ofDays(DAYS))));
            statement.setObject(2, client);
            statement.setTimestamp(3, Timestamp.from(now.minus(Duration.ofDays(2 * DAYS))));
            statement.setTimestamp(4, Timestamp.from(now));
            statement.setString(5, agent);
            statement.setString(6, agent);
            int rows = 0;
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows++;
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
