package com.aivors.analytics;

import com.aivors.call.list.CallFacet;
import com.aivors.call.list.CallFacets;
import com.aivors.client.settings.ClientSettings;
import com.aivors.retell.RetellId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts the choices of filters from the rollups, which can be filtered by period and agent only.
final class RolledFacets {

    /// The most calls to read directly for hours that the rollups do not contain.
    static final int MOST_READ = 2_000;

    private static final String AGENT = CallFacet.AGENT.parameter();

    private static final Set<CallFacet> ROLLED = EnumSet.of(
            CallFacet.AGENT,
            CallFacet.DIRECTION,
            CallFacet.OUTCOME,
            CallFacet.REASON,
            CallFacet.SENTIMENT,
            CallFacet.SUCCESSFUL,
            CallFacet.GOAL,
            CallFacet.AFTER_HOURS,
            CallFacet.WEEKDAY,
            CallFacet.HOUR);

    private static final String FIRST =
            "select listed_at from call where client_id = :client order by listed_at limit 1";

    private static final String LAST =
            "select listed_at from call where client_id = :client order by listed_at desc limit 1";

    private final JdbcClient sql;
    private final UUID clientId;
    private final ClientSettings settings;

    RolledFacets(JdbcClient sql, UUID clientId, ClientSettings settings) {
        this.sql = sql;
        this.clientId = clientId;
        this.settings = settings;
    }

    /// @param mostRead the most calls to read directly
    /// @return omits facets that need the calls; empty when too many calls must be read
    Map<CallFacet, Map<String, Long>> read(CallFacets asked, Map<String, List<String>> given, int mostRead) {
        Set<CallFacet> wanted = EnumSet.noneOf(CallFacet.class);
        for (CallFacet facet : asked.shown()) {
            if (ROLLED.contains(facet) && isRolled(facet, asked)) {
                wanted.add(facet);
            }
        }
        Range<Instant> period = wanted.isEmpty() ? null : period(asked);
        if (period == null || Duration.between(period.since(), period.until()).compareTo(OverviewQuery.LONGEST) > 0) {
            return Map.of();
        }
        var reading = new PeriodReading(sql, clientId, settings);
        ReadPlan plan = ReadPlan.of(period, new TreeSet<>(), reading.stale(period), settings.zone());
        if (reading.hasMoreCalls(plan.calls(), mostRead)) {
            return Map.of();
        }
        Map<CallFacet, Map<String, Long>> counts = count(reading, plan, asked, given);
        counts.keySet().retainAll(wanted);
        return counts;
    }

    private static boolean isRolled(CallFacet facet, CallFacets asked) {
        Set<String> others = new TreeSet<>(asked.names());
        others.remove(facet.parameter());
        return !asked.isSearch() && (others.isEmpty() || others.equals(Set.of(AGENT)));
    }

    /// @return null for a period without calls
    private @Nullable Range<Instant> period(CallFacets asked) {
        Instant first = moment(FIRST);
        Instant last = moment(LAST);
        if (first == null || last == null) {
            return null;
        }
        Instant end = last.plus(1, ChronoUnit.MICROS);
        Instant since = asked.since() == null || asked.since().isBefore(first) ? first : asked.since();
        Instant until = asked.until() == null || asked.until().isAfter(end) ? end : asked.until();
        return since.isBefore(until) ? new Range<>(since, until) : null;
    }

    private Map<CallFacet, Map<String, Long>> count(
            PeriodReading reading, ReadPlan plan, CallFacets asked, Map<String, List<String>> given) {
        String agent = asked.names().contains(AGENT) ? agent(given) : null;
        Map<CallFacet, Map<String, Long>> counts = new EnumMap<>(CallFacet.class);
        var agents = new TreeMap<String, Long>();
        var weekdays = new TreeMap<String, Long>();
        var hours = new TreeMap<String, Long>();
        var ofAgent = new Tally();
        reading.read(plan, null, ReadingDetail.ALL, piece -> {
            if (!piece.agentId().isEmpty()) {
                agents.merge(piece.agentId(), piece.tally().calls(), Long::sum);
            }
            if (agent == null || agent.equals(piece.agentId())) {
                ofAgent.merge(piece.tally());
                piece.eachSlot(settings.zone(), (weekday, hour, calls) -> {
                    weekdays.merge(Integer.toString(weekday.getValue()), (long) calls, Long::sum);
                    hours.merge(Integer.toString(hour), (long) calls, Long::sum);
                });
            }
        });
        counts.put(CallFacet.AGENT, agents);
        counts.put(CallFacet.WEEKDAY, weekdays);
        counts.put(CallFacet.HOUR, hours);
        addSums(ofAgent, counts);
        counts.put(CallFacet.REASON, ofAgent.values.reasons().calls());
        counts.put(CallFacet.SENTIMENT, ofAgent.values.sentiments().calls());
        counts.put(CallFacet.GOAL, ofAgent.values.goals().calls());
        return counts;
    }

    private static void addSums(Tally tally, Map<CallFacet, Map<String, Long>> counts) {
        var outcomes = new TreeMap<String, Long>();
        Metric.OUTCOMES.forEach(outcome -> outcomes.put(outcome.column(), tally.of(outcome)));
        counts.put(CallFacet.OUTCOME, outcomes);
        counts.put(
                CallFacet.DIRECTION,
                Map.of("inbound", tally.of(Metric.INBOUND), "outbound", tally.of(Metric.OUTBOUND)));
        counts.put(CallFacet.SUCCESSFUL, yesAndNo(tally.of(Metric.SUCCESSFUL), tally.of(Metric.JUDGED)));
        counts.put(CallFacet.AFTER_HOURS, yesAndNo(tally.of(Metric.AFTER_HOURS), tally.calls()));
    }

    /// @param of all calls that have one of the two values
    private static Map<String, Long> yesAndNo(long yes, long of) {
        return Map.of("true", yes, "false", of - yes);
    }

    /// Returns the agent, parsed as in the filter.
    private static @Nullable String agent(Map<String, List<String>> given) {
        String text = given.getOrDefault(AGENT, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        String id = RetellId.wanted(text);
        return id == null ? text.strip() : id;
    }

    private @Nullable Instant moment(String query) {
        return sql.sql(query)
                .param("client", clientId)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
