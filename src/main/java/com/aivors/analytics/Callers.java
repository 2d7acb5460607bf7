package com.aivors.analytics;

import com.aivors.call.CallDisclosure;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the numbers with the most calls. There are too many numbers for the rollups, so this class
/// counts them in a limited number of the newest calls of a period. The result contains that
/// number.
final class Callers {

    private static final int CALLS_READ = 1_000;
    private static final int MOST_CALLERS = 10;

    private static final String TOP = """
            select number, count(*) as calls, max(listed_at) as last_at,
                   (array_agg(call_id order by listed_at desc, call_id desc))[1] as newest_call
              from (select case when c.direction = 'outbound' then c.to_number else c.from_number end as number,
                           c.listed_at, c.call_id
                      from call c
                     where c.client_id = :client and c.listed_at >= :since and c.listed_at < :until
                       and (:agent::text is null or c.agent_id = :agent)
                     order by c.listed_at desc
                     limit :most) newest
             where number is not null
             group by number
             order by calls desc, last_at desc, number
             limit :callers
            """;

    private final JdbcClient sql;
    private final UUID clientId;
    private final CallDisclosure disclosure;

    Callers(JdbcClient sql, UUID clientId, CallDisclosure disclosure) {
        this.sql = sql;
        this.clientId = clientId;
        this.disclosure = disclosure;
    }

    record Top(List<Overview.Caller> callers, Overview.CallersOf of) {}

    /// @param calls the number of calls in the period
    Top of(Range<Instant> period, @Nullable String agentId, long calls) {
        List<Overview.Caller> callers = sql.sql(TOP)
                .param("client", clientId)
                .param("since", Timestamp.from(period.since()))
                .param("until", Timestamp.from(period.until()))
                .param("agent", agentId, Types.VARCHAR)
                .param("most", CALLS_READ)
                .param("callers", MOST_CALLERS)
                .query((row, _) -> new Overview.Caller(
                        Objects.requireNonNull(disclosure.number(row.getString("number"))),
                        row.getLong("calls"),
                        row.getTimestamp("last_at").toInstant(),
                        row.getString("newest_call")))
                .list();
        return new Top(callers, new Overview.CallersOf(Math.min(calls, CALLS_READ), calls <= CALLS_READ));
    }
}
