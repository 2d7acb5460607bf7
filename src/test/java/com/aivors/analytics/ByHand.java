package com.aivors.analytics;

import com.aivors.analytics.OverviewQuery.Question;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.Goal;
import com.aivors.client.settings.OpeningHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Computes an overview from a list of calls, one by one. It shares neither SQL nor sums with the
/// service.
final class ByHand {

    private static final List<String> OUTCOMES =
            List.of("in_progress", "answered", "voicemail", "transferred", "not_connected", "failed", "no_end");

    private ByHand() {}

    record Call(
            String callId,
            Instant at,
            @Nullable String agent,
            @Nullable String agentName,
            @Nullable String direction,
            @Nullable String number,
            String outcome,
            @Nullable String reason,
            @Nullable String sentiment,
            @Nullable Boolean successful,
            @Nullable BigDecimal millis,
            @Nullable Double latency,
            JsonNode custom) {

        static Call read(ResultSet row, int number) throws SQLException {
            String direction = row.getString("direction");
            String custom = row.getString("custom_analysis");
            return new Call(
                    row.getString("call_id"),
                    row.getTimestamp("listed_at").toInstant(),
                    row.getString("agent_id"),
                    row.getString("agent_name"),
                    direction,
                    row.getString("outbound".equals(direction) ? "to_number" : "from_number"),
                    row.getString("outcome"),
                    row.getString("disconnection_reason"),
                    row.getString("sentiment"),
                    row.getObject("successful", Boolean.class),
                    row.getBigDecimal("duration_ms"),
                    row.getObject("latency_ms", Double.class),
                    JsonMapper.shared().readTree(custom == null ? "{}" : custom));
        }
    }

    static Overview overview(JdbcClient sql, UUID client, ClientSettings settings, Question question) {
        return overview(calls(sql, client), settings, question);
    }

    /// Returns the figures of each period.
    static List<Figures> figures(JdbcClient sql, UUID client, ClientSettings settings, List<Range<Instant>> periods) {
        List<Call> all = calls(sql, client);
        return periods.stream()
                .map(period -> figures(between(all, _ -> true, period), settings))
                .toList();
    }

    private static List<Call> calls(JdbcClient sql, UUID client) {
        return sql.sql("select * from call where client_id = :client")
                .param("client", client)
                .query(Call::read)
                .list();
    }

    private static Overview overview(List<Call> all, ClientSettings settings, Question question) {
        ZoneId zone = question.timezone() == null ? settings.zone() : ZoneId.of(question.timezone());
        Range<Instant> period = question.period();
        Predicate<Call> agent =
                call -> question.agentId() == null || question.agentId().equals(call.agent());
        List<Call> calls = between(all, agent, period);
        Range<Instant> compared = Periods.comparedSoFar(question.compare(), zone, period, question.comparedUntil());
        List<Call> callsBefore = compared == null ? List.of() : between(all, agent, compared);
        Figures now = figures(calls, settings);
        Figures before = compared == null ? null : figures(callsBefore, settings);
        return new Overview(
                period.since(),
                period.until(),
                zone.getId(),
                compared == null ? null : new Overview.Span(compared.since(), compared.until()),
                question.bucket().name().toLowerCase(java.util.Locale.ROOT),
                new ComparedTotals(now, before),
                List.of(
                        rate("answered", now, before, Figures::answered, Figures::calls),
                        rate("connected", now, before, f -> f.calls() - f.notConnected() - f.noEnd(), Figures::calls),
                        rate("voicemail", now, before, Figures::voicemail, Figures::calls),
                        rate("successful", now, before, Figures::successful, Figures::judged)),
                series(calls, question, zone, settings),
                hours(calls, zone),
                counts(calls, Call::outcome),
                counts(calls, Call::reason).stream()
                        .map(Overview.ReasonCount::of)
                        .toList(),
                counts(calls, Call::sentiment),
                distribution(
                        calls.stream()
                                .map(Call::millis)
                                .filter(Objects::nonNull)
                                .filter(millis -> millis.signum() > 0)
                                .map(millis -> millis.movePointLeft(3).doubleValue()),
                        OverviewAnswer.LENGTHS),
                distribution(calls.stream().map(Call::latency).filter(Objects::nonNull), OverviewAnswer.RESPONSES),
                compared == null
                        ? null
                        : distribution(
                                        callsBefore.stream().map(Call::latency).filter(Objects::nonNull),
                                        OverviewAnswer.RESPONSES)
                                .p50(),
                agents(calls, settings),
                settings.goals().stream()
                        .map(goal -> goal(goal, calls, compared == null ? null : callsBefore))
                        .toList(),
                fields(calls),
                callers(calls),
                new Overview.CallersOf(calls.size(), true),
                settings.openingHours() == null
                        ? null
                        : rate("afterHours", now, before, Figures::afterHours, Figures::calls),
                rate("transferred", now, before, Figures::transferred, Figures::calls),
                settings.currency());
    }

    private static List<Call> between(List<Call> all, Predicate<Call> agent, Range<Instant> period) {
        return all.stream()
                .filter(agent)
                .filter(call -> !call.at().isBefore(period.since()) && call.at().isBefore(period.until()))
                .toList();
    }

    private static Figures figures(List<Call> calls, ClientSettings settings) {
        BigDecimal millis =
                calls.stream().map(Call::millis).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        Function<Predicate<Call>, Long> count =
                which -> calls.stream().filter(which).count();
        Function<List<String>, Long> of = outcomes -> count.apply(call -> outcomes.contains(call.outcome()));
        return new Figures(
                calls.size(),
                millis.movePointLeft(3),
                millis.divide(BigDecimal.valueOf(60_000), 2, RoundingMode.HALF_UP),
                of.apply(List.of("answered", "transferred")),
                of.apply(List.of("not_connected")),
                of.apply(List.of("voicemail")),
                of.apply(List.of("failed")),
                of.apply(List.of("in_progress")),
                count.apply(call -> Boolean.TRUE.equals(call.successful())),
                count.apply(call -> call.successful() != null),
                of.apply(List.of("transferred")),
                of.apply(List.of("no_end")),
                count.apply(call -> "inbound".equals(call.direction())),
                count.apply(call -> "outbound".equals(call.direction())),
                count.apply(call -> settings.openingHours() != null
                        && !isOpen(settings.openingHours(), call.at().atZone(settings.zone()))));
    }

    private static boolean isOpen(OpeningHours hours, ZonedDateTime time) {
        List<OpeningHours.Interval> day = switch (time.getDayOfWeek()) {
            case MONDAY -> hours.monday();
            case TUESDAY -> hours.tuesday();
            case WEDNESDAY -> hours.wednesday();
            case THURSDAY -> hours.thursday();
            case FRIDAY -> hours.friday();
            case SATURDAY -> hours.saturday();
            case SUNDAY -> hours.sunday();
        };
        String clock = "%02d:%02d".formatted(time.getHour(), time.getMinute());
        return day.stream()
                .anyMatch(interval -> clock.compareTo(interval.from()) >= 0 && clock.compareTo(interval.to()) < 0);
    }

    private static Overview.Rate rate(
            String name,
            Figures now,
            @Nullable Figures before,
            Function<Figures, Long> part,
            Function<Figures, Long> whole) {
        return Overview.Rate.of(
                name,
                new Overview.Part(part.apply(now), whole.apply(now)),
                before == null ? null : new Overview.Part(part.apply(before), whole.apply(before)));
    }

    /// Finds the starts of the buckets by steps of a minute, or of a second in local mean time.
    private static List<Overview.Point> series(
            List<Call> calls, Question question, ZoneId zone, ClientSettings settings) {
        var begins = new ArrayList<Instant>();
        Object last = null;
        boolean minutes = zone.getRules().getOffset(question.period().since()).getTotalSeconds() % 60 == 0;
        ChronoUnit step = minutes ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        for (Instant time = question.period().since();
                time.isBefore(question.period().until());
                time = time.plus(1, step).truncatedTo(step)) {
            Object name = bucket(question.bucket(), time.atZone(zone));
            if (!name.equals(last)) {
                begins.add(time);
                last = name;
            }
        }
        var points = new ArrayList<Overview.Point>();
        for (int i = 0; i < begins.size(); i++) {
            var span = new Range<>(
                    begins.get(i),
                    i + 1 < begins.size()
                            ? begins.get(i + 1)
                            : question.period().until());
            List<Call> those = between(calls, _ -> true, span);
            Figures figures = figures(those, settings);
            points.add(new Overview.Point(
                    question.bucket().date(zone, span.since()),
                    span.since(),
                    span.until(),
                    figures.calls(),
                    figures.answered(),
                    figures.notConnected(),
                    figures.successful(),
                    figures.judged(),
                    figures.afterHours(),
                    figures.talkSeconds(),
                    OUTCOMES.stream()
                            .collect(Collectors.toMap(
                                    name -> name,
                                    name -> those.stream()
                                            .filter(call -> call.outcome().equals(name))
                                            .count()))));
        }
        return points;
    }

    private static Object bucket(Bucket bucket, ZonedDateTime time) {
        return switch (bucket) {
            case HOUR -> time.getOffset() + " " + time.toLocalDate() + " " + time.getHour();
            case DAY -> time.toLocalDate();
            case WEEK -> time.toLocalDate().with(java.time.DayOfWeek.MONDAY);
            case MONTH -> time.getYear() + " " + time.getMonth();
        };
    }

    private static List<Overview.Hour> hours(List<Call> calls, ZoneId zone) {
        return calls.stream()
                .map(call -> call.at().atZone(zone))
                .collect(Collectors.groupingBy(
                        (ZonedDateTime at) -> at.getDayOfWeek().getValue() * 24 + at.getHour(),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(hour -> new Overview.Hour(hour.getKey() / 24, hour.getKey() % 24, hour.getValue()))
                .toList();
    }

    private static List<Overview.AgentFigures> agents(List<Call> calls, ClientSettings settings) {
        return calls.stream()
                .map(call -> call.agent() == null ? "" : call.agent())
                .distinct()
                .sorted()
                .toList()
                .stream()
                .map(agent -> {
                    List<Call> own = calls.stream()
                            .filter(call -> agent.equals(call.agent() == null ? "" : call.agent()))
                            .toList();
                    return new Overview.AgentFigures(
                            agent.isEmpty() ? null : agent,
                            agent.isEmpty() ? null : "Name of " + agent,
                            figures(own, settings));
                })
                .sorted(Comparator.comparingLong(
                                (Overview.AgentFigures agent) -> agent.figures().calls())
                        .reversed())
                .toList();
    }

    private static Overview.GoalFigures goal(Goal goal, List<Call> calls, @Nullable List<Call> before) {
        long now = reached(goal, calls);
        Long previous = before == null ? null : reached(goal, before);
        Long value = goal.valueCents();
        return new Overview.GoalFigures(
                goal.id(),
                goal.name(),
                now,
                Overview.Rate.of(
                        goal.name(),
                        new Overview.Part(now, calls.size()),
                        before == null || previous == null ? null : new Overview.Part(previous, before.size())),
                value,
                value == null ? null : (Long) (value * now),
                value == null || previous == null ? null : (Long) (value * previous));
    }

    private static long reached(Goal goal, List<Call> calls) {
        return calls.stream()
                .filter(call -> switch (goal.condition().kind()) {
                    case "success" -> Boolean.TRUE.equals(call.successful());
                    case "outcome" -> goal.condition().values().contains(call.outcome());
                    default ->
                        goal.condition().values().stream()
                                .anyMatch(value -> value.equalsIgnoreCase(call.custom()
                                        .path(goal.condition().field())
                                        .asString("")));
                })
                .count();
    }

    private static List<Overview.Field> fields(List<Call> calls) {
        var values = new TreeMap<String, Map<String, Long>>();
        for (Call call : calls) {
            for (Map.Entry<String, JsonNode> field : call.custom().properties()) {
                if (!List.of("note", "list", "none").contains(field.getKey())) {
                    values.computeIfAbsent(field.getKey(), _ -> new TreeMap<>())
                            .merge(field.getValue().asString(), 1L, Long::sum);
                }
            }
        }
        return values.entrySet().stream()
                .map(field -> new Overview.Field(field.getKey(), true, mostFirst(field.getValue())))
                .toList();
    }

    private static List<Overview.Caller> callers(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.number() != null)
                .collect(Collectors.groupingBy(Call::number, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(number -> new Overview.Caller(
                        number.getKey(),
                        number.getValue().size(),
                        number.getValue().stream()
                                .map(Call::at)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        number.getValue().stream()
                                .max(Comparator.comparing(Call::at).thenComparing(Call::callId))
                                .orElseThrow()
                                .callId()))
                .sorted(Comparator.comparingLong(Overview.Caller::calls)
                        .reversed()
                        .thenComparing(Overview.Caller::lastAt, Comparator.reverseOrder()))
                .toList();
    }

    private static List<Overview.ValueCount> counts(List<Call> calls, Function<Call, @Nullable String> value) {
        return mostFirst(calls.stream()
                .map(value)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting())));
    }

    private static List<Overview.ValueCount> mostFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> new Overview.ValueCount(one.getKey(), one.getValue(), false))
                .sorted(Comparator.comparingLong(Overview.ValueCount::calls)
                        .reversed()
                        .thenComparing(Overview.ValueCount::value))
                .toList();
    }

    /// Returns exact percentiles, linear between the two nearest values like PostgreSQL's
    /// percentile_cont.
    static Overview.Distribution distribution(Stream<Double> values, List<Double> bounds) {
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
        return new Overview.Distribution(
                sorted.size(),
                sorted.isEmpty()
                        ? null
                        : (Double) sorted.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow(),
                at.apply(0.5),
                at.apply(0.9),
                at.apply(0.95),
                at.apply(0.99),
                bands(sorted, bounds));
    }

    private static List<Overview.Band> bands(List<Double> values, List<Double> bounds) {
        var bands = new ArrayList<Overview.Band>();
        for (int i = 0; i <= bounds.size(); i++) {
            double from = i == 0 ? 0 : bounds.get(i - 1);
            @Nullable Double to = i == bounds.size() ? null : bounds.get(i);
            long calls = values.stream()
                    .filter(value -> value >= from && (to == null || value < to))
                    .count();
            bands.add(new Overview.Band(from, to, calls));
        }
        return bands;
    }
}
