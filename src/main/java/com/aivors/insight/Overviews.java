package com.aivors.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Computes overviews from the calls themselves: always what the list shows, never counted twice.
/// The only class that knows the SQL.
final class Overviews {

    private static final String PERIOD = "c.client_id = :client and c.listed_at >= :from and c.listed_at < :to"
            + " and (:agent::text is null or c.agent_id = :agent)";

    private static final String TOTALS = """
            select %s, %s
              from call c
             where c.client_id = :client and c.listed_at >= :before and c.listed_at < :to
               and (:agent::text is null or c.agent_id = :agent)
            """.formatted(
                    Figures.columns("now", "c.listed_at >= :from"), Figures.columns("before", "c.listed_at < :from"));

    private static final String SERIES = """
            select d.day::date as day, count(c.call_id) as calls,
                   count(*) filter (where c.outcome in ('answered', 'transferred')) as answered,
                   count(*) filter (where c.outcome = 'not_connected') as not_connected,
                   coalesce(sum(c.duration_ms), 0) as talk_ms
              from generate_series(:firstDay::date, :lastDay::date, interval '1 day') as d (day)
              left join (select c.*, (c.listed_at at time zone :zone)::date as day from call c where %s) c
                on c.day = d.day::date
             group by d.day
             order by d.day
            """.formatted(PERIOD);

    private static final String HOURS = """
            select extract(isodow from c.listed_at at time zone :zone)::int as weekday,
                   extract(hour from c.listed_at at time zone :zone)::int as hour,
                   count(*) as calls
              from call c
             where %s
             group by 1, 2
             order by 1, 2
            """.formatted(PERIOD);

    private static final String DISTRIBUTIONS = """
            select count(c.duration_ms) filter (where c.duration_ms > 0) as durations,
                   percentile_cont(array[0.5, 0.9, 0.95, 0.99])
                       within group (order by c.duration_ms / 1000.0) filter (where c.duration_ms > 0) as duration,
                   count(c.latency_ms) as latencies,
                   percentile_cont(array[0.5, 0.9, 0.95, 0.99])
                       within group (order by c.latency_ms) as latency
              from call c
             where %s
            """.formatted(PERIOD);

    private final JdbcClient sql;
    private final UUID clientId;
    private final Period period;

    /// @param agentId null for all agents
    record Period(
            Instant from, Instant to, ZoneId zone, @Nullable String agentId) {

        Instant before() {
            return from.minus(Duration.between(from, to));
        }
    }

    Overviews(JdbcClient sql, UUID clientId, Period period) {
        this.sql = sql;
        this.clientId = clientId;
        this.period = period;
    }

    Overview read() {
        PeriodTotals totals = totals();
        Distributions distributions =
                query(DISTRIBUTIONS).query(Overviews::distributions).single();
        return new Overview(
                period.from(),
                period.to(),
                period.zone().getId(),
                totals,
                rates(totals.figures(), totals.previous()),
                series(),
                query(HOURS)
                        .query((row, _) ->
                                new Overview.Hour(row.getInt("weekday"), row.getInt("hour"), row.getLong("calls")))
                        .list(),
                counts("c.outcome"),
                counts("c.disconnection_reason"),
                counts("c.sentiment"),
                distributions.duration(),
                distributions.latency());
    }

    private PeriodTotals totals() {
        return query(TOTALS)
                .param("before", Timestamp.from(period.before()))
                .query((row, _) -> new PeriodTotals(Figures.read(row, "now"), Figures.read(row, "before")))
                .single();
    }

    private static List<Overview.Rate> rates(Figures now, Figures before) {
        return List.of(
                Overview.Rate.of("answered", now.answered(), now.calls(), before.answered(), before.calls()),
                Overview.Rate.of(
                        "connected",
                        now.calls() - now.notConnected(),
                        now.calls(),
                        before.calls() - before.notConnected(),
                        before.calls()),
                Overview.Rate.of("voicemail", now.voicemail(), now.calls(), before.voicemail(), before.calls()),
                Overview.Rate.of("successful", now.successful(), now.judged(), before.successful(), before.judged()));
    }

    private List<Overview.Point> series() {
        LocalDate firstDay = period.from().atZone(period.zone()).toLocalDate();
        LocalDate lastDay = period.to().minusMillis(1).atZone(period.zone()).toLocalDate();
        return query(SERIES)
                .param("firstDay", firstDay.toString())
                .param("lastDay", lastDay.toString())
                .query((row, _) -> new Overview.Point(
                        row.getObject("day", LocalDate.class),
                        row.getLong("calls"),
                        row.getLong("answered"),
                        row.getLong("not_connected"),
                        row.getBigDecimal("talk_ms").movePointLeft(3)))
                .list();
    }

    /// @param column one of ours, never what a caller says
    private List<Overview.Count> counts(String column) {
        return query("""
                        select %1$s as value, count(*) as calls
                          from call c
                         where %2$s and %1$s is not null
                         group by 1
                         order by 2 desc, 1
                        """.formatted(column, PERIOD))
                .query((row, _) -> new Overview.Count(row.getString("value"), row.getLong("calls")))
                .list();
    }

    private JdbcClient.StatementSpec query(String text) {
        return sql.sql(text)
                .param("client", clientId)
                .param("from", Timestamp.from(period.from()))
                .param("to", Timestamp.from(period.to()))
                .param("zone", period.zone().getId())
                .param("agent", period.agentId());
    }

    private record Distributions(Overview.Distribution duration, Overview.Distribution latency) {}

    private static Distributions distributions(ResultSet row, int number) throws SQLException {
        return new Distributions(distribution(row, "durations", "duration"), distribution(row, "latencies", "latency"));
    }

    private static Overview.Distribution distribution(ResultSet row, String count, String percentiles)
            throws SQLException {
        var array = row.getArray(percentiles);
        if (array == null) {
            return new Overview.Distribution(row.getLong(count), null, null, null, null);
        }
        Double[] values = (Double[]) array.getArray();
        return new Overview.Distribution(row.getLong(count), values[0], values[1], values[2], values[3]);
    }
}
