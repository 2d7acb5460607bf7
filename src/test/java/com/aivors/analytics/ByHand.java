package com.aivors.analytics;

import com.aivors.analytics.Overviews.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An overview counted from a list of calls, one by one: shares no SQL with the service.
final class ByHand {

    private ByHand() {}

    record Call(
            Instant at,
            @Nullable String agent,
            String outcome,
            @Nullable String reason,
            @Nullable String sentiment,
            @Nullable Boolean successful,
            @Nullable BigDecimal millis,
            @Nullable Double latency) {

        static Call read(ResultSet row, int number) throws SQLException {
            return new Call(
                    row.getTimestamp("listed_at").toInstant(),
                    row.getString("agent_id"),
                    row.getString("outcome"),
                    row.getString("disconnection_reason"),
                    row.getString("sentiment"),
                    row.getObject("successful", Boolean.class),
                    row.getBigDecimal("duration_ms"),
                    row.getObject("latency_ms", Double.class));
        }
    }

    static Overview overview(JdbcClient sql, UUID client, Period period) {
        List<Call> all = sql.sql("select * from call where client_id = :client")
                .param("client", client)
                .query(Call::read)
                .list();
        return overview(all, period);
    }

    private static Overview overview(List<Call> all, Period period) {
        Predicate<Call> agent =
                call -> period.agentId() == null || period.agentId().equals(call.agent());
        List<Call> calls = between(all, agent, period.from(), period.to());
        Figures now = figures(calls);
        Figures before = figures(between(all, agent, period.before(), period.from()));
        return new Overview(
                period.from(),
                period.to(),
                period.zone().getId(),
                new PeriodTotals(now, before),
                List.of(
                        rate("answered", now, before, Figures::answered, Figures::calls),
                        rate("connected", now, before, f -> f.calls() - f.notConnected(), Figures::calls),
                        rate("voicemail", now, before, Figures::voicemail, Figures::calls),
                        rate("successful", now, before, Figures::successful, Figures::judged)),
                series(calls, period),
                hours(calls, period),
                counts(calls, Call::outcome),
                counts(calls, Call::reason),
                counts(calls, Call::sentiment),
                distribution(calls.stream()
                        .map(Call::millis)
                        .filter(Objects::nonNull)
                        .filter(millis -> millis.signum() > 0)
                        .map(millis -> millis.movePointLeft(3).doubleValue())),
                distribution(calls.stream().map(Call::latency).filter(Objects::nonNull)));
    }

    static List<Call> between(List<Call> all, Predicate<Call> agent, Instant from, Instant to) {
        return all.stream()
                .filter(agent)
                .filter(call -> !call.at().isBefore(from) && call.at().isBefore(to))
                .toList();
    }

    static Figures figures(List<Call> calls) {
        BigDecimal millis =
                calls.stream().map(Call::millis).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        Function<List<String>, Long> of = outcomes ->
                calls.stream().filter(call -> outcomes.contains(call.outcome())).count();
        return new Figures(
                calls.size(),
                millis.movePointLeft(3),
                millis.divide(BigDecimal.valueOf(60_000), 2, RoundingMode.HALF_UP),
                of.apply(List.of("answered", "transferred")),
                of.apply(List.of("not_connected")),
                of.apply(List.of("voicemail")),
                of.apply(List.of("failed")),
                of.apply(List.of("in_progress")),
                calls.stream()
                        .filter(call -> Boolean.TRUE.equals(call.successful()))
                        .count(),
                calls.stream().filter(call -> call.successful() != null).count());
    }

    private static Overview.Rate rate(
            String name, Figures now, Figures before, Function<Figures, Long> part, Function<Figures, Long> whole) {
        return Overview.Rate.of(name, part.apply(now), whole.apply(now), part.apply(before), whole.apply(before));
    }

    private static List<Overview.Point> series(List<Call> calls, Period period) {
        var points = new ArrayList<Overview.Point>();
        LocalDate last = period.to().minusMillis(1).atZone(period.zone()).toLocalDate();
        for (LocalDate day = period.from().atZone(period.zone()).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            LocalDate that = day;
            Figures figures = figures(calls.stream()
                    .filter(call ->
                            call.at().atZone(period.zone()).toLocalDate().equals(that))
                    .toList());
            points.add(new Overview.Point(
                    day, figures.calls(), figures.answered(), figures.notConnected(), figures.talkSeconds()));
        }
        return points;
    }

    private static List<Overview.Hour> hours(List<Call> calls, Period period) {
        return calls.stream()
                .map(call -> call.at().atZone(period.zone()))
                .collect(Collectors.groupingBy(
                        (ZonedDateTime at) -> at.getDayOfWeek().getValue() * 24 + at.getHour(),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(hour -> new Overview.Hour(hour.getKey() / 24, hour.getKey() % 24, hour.getValue()))
                .toList();
    }

    private static List<Overview.Count> counts(List<Call> calls, Function<Call, @Nullable String> value) {
        return calls.stream()
                .map(value)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> new Overview.Count(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong(Overview.Count::calls).reversed())
                .toList();
    }

    /// Linear between the two nearest, as PostgreSQL's percentile_cont.
    private static Overview.Distribution distribution(java.util.stream.Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        Function<Double, @Nullable Double> at = part -> {
            if (sorted.isEmpty()) {
                return null;
            }
            double place = part * (sorted.size() - 1);
            double low = sorted.get((int) Math.floor(place));
            double high = sorted.get((int) Math.ceil(place));
            return low + (place - Math.floor(place)) * (high - low);
        };
        return new Overview.Distribution(sorted.size(), at.apply(0.5), at.apply(0.9), at.apply(0.95), at.apply(0.99));
    }
}
