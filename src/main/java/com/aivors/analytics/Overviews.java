package com.aivors.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Computes overviews from [Facts]: always what the list shows, never counted twice.
final class Overviews {

    /// One walk over the facts, counted in several ways.
    private static final String COUNTS = Facts.SQL + """
            select case grouping(f.day, f.outcome, f.disconnection_reason, f.sentiment)
                       when 7 then 'day' when 11 then 'outcome' when 13 then 'reason' when 14 then 'sentiment'
                       else 'period' end as kind,
                   f.asked, f.day, coalesce(f.outcome, f.disconnection_reason, f.sentiment) as value, %s
              from (select facts.*, at >= :begin as asked, (at at time zone 'UTC' + shift)::date as day
                      from facts join %s on at >= clock.begin and at < clock.until) f
             group by grouping sets (
                       (asked), (asked, day), (asked, outcome), (asked, disconnection_reason), (asked, sentiment))
            having asked or grouping(f.day, f.outcome, f.disconnection_reason, f.sentiment) = 15
             order by kind, count_calls desc, value
            """.formatted(Figures.columns("count", "true"), Facts.CLOCK);

    private static final String HOURS = Facts.SQL + """
            select extract(isodow from time)::int as weekday, extract(hour from time)::int as hour, sum(calls) as calls
              from (select at at time zone 'UTC' + shift as time, calls
                      from (select f.at + (q.n - 1) * interval '15 minutes' as at, q.calls
                              from facts f, unnest(f.quarters) with ordinality as q (calls, n)) quarter
                      join %s on at >= clock.begin and at < clock.until) quarter
             where calls > 0
             group by 1, 2
             order by 1, 2
            """.formatted(Facts.CLOCK);

    private static final String DISTRIBUTIONS = Facts.SQL + """
            select * from (
                select count(*) as durations,
                       percentile_cont(array[0.5, 0.9, 0.95, 0.99])
                           within group (order by d.duration / 1000.0) as duration
                  from facts f, unnest(f.durations) as d (duration) where d.duration > 0) durations,
            (
                select count(*) as latencies,
                       percentile_cont(array[0.5, 0.9, 0.95, 0.99]) within group (order by l.latency) as latency
                  from facts f, unnest(f.latencies) as l (latency) where l.latency is not null) latencies
            """;

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read";

    private final JdbcClient sql;
    private final UUID clientId;
    private final Period period;

    /// @param agentId null for all agents
    record Period(
            Instant from, Instant to, ZoneId zone, @Nullable String agentId) {

        Instant before() {
            return Periods.before(zone, from, to);
        }
    }

    Overviews(JdbcClient sql, UUID clientId, Period period) {
        this.sql = sql;
        this.clientId = clientId;
        this.period = period;
    }

    /// To be called before anything else in its transaction: all of it is read as of one moment.
    Overview read() {
        sql.sql(ONE_MOMENT).update();
        var counts = new Counts();
        query(COUNTS, period.before())
                .param("begin", Timestamp.from(period.from()))
                .query(counts::add);
        Distributions distributions = query(DISTRIBUTIONS, period.from())
                .query(Overviews::distributions)
                .single();
        return new Overview(
                period.from(),
                period.to(),
                period.zone().getId(),
                new PeriodTotals(counts.asked, counts.before),
                rates(counts.asked, counts.before),
                TimeZones.days(period.zone(), period.from(), period.to())
                        .map(counts::point)
                        .toList(),
                query(HOURS, period.from())
                        .query((row, _) ->
                                new Overview.Hour(row.getInt("weekday"), row.getInt("hour"), row.getLong("calls")))
                        .list(),
                counts.of("outcome"),
                counts.of("reason"),
                counts.of("sentiment"),
                distributions.duration(),
                distributions.latency());
    }

    private JdbcClient.StatementSpec query(String text, Instant from) {
        var splits = new ArrayList<>(TimeZones.splits(period.zone(), from, period.to()));
        splits.add(period.from());
        return new Facts(clientId, period.agentId(), from, period.to(), splits).bind(sql.sql(text), period.zone());
    }

    /// The rows of [#COUNTS], each put where it belongs.
    private static final class Counts {

        private Figures asked = Figures.NONE;
        private Figures before = Figures.NONE;
        private final Map<LocalDate, Figures> days = new HashMap<>();
        private final Map<String, List<Overview.Count>> values = new HashMap<>();

        void add(ResultSet row) throws SQLException {
            Figures figures = Figures.read(row, "count");
            String kind = row.getString("kind");
            String value = row.getString("value");
            if (kind.equals("day")) {
                days.put(row.getObject("day", LocalDate.class), figures);
            } else if (!kind.equals("period")) {
                if (value != null) {
                    values.computeIfAbsent(kind, _ -> new ArrayList<>())
                            .add(new Overview.Count(value, figures.calls()));
                }
            } else if (row.getBoolean("asked")) {
                asked = figures;
            } else {
                before = figures;
            }
        }

        List<Overview.Count> of(String kind) {
            return List.copyOf(values.getOrDefault(kind, List.of()));
        }

        Overview.Point point(LocalDate day) {
            Figures figures = days.getOrDefault(day, Figures.NONE);
            return new Overview.Point(
                    day, figures.calls(), figures.answered(), figures.notConnected(), figures.talkSeconds());
        }
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
