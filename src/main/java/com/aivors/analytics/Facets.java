package com.aivors.analytics;

import com.aivors.call.CallDisclosure;
import com.aivors.call.CallFacet;
import com.aivors.call.CallFacets;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsRows;
import com.aivors.retell.RetellId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

/// How many calls each choice of a filter would show, under the other filters.
///
/// @param facets by filter; a choice that shows no call is missing
public record Facets(List<Facet> facets) {

    /// @param name the parameter of the filter
    /// @param values those of most calls first
    public record Facet(String name, List<Value> values) {}

    /// @param value of the parameter
    /// @param calls exact, or at least so many
    /// @param more whether there may be more calls than that
    public record Value(String value, long calls, boolean more) {}

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read";

    /// Choices of one filter.
    private static final int MOST_VALUES = 100;

    /// A least count is not told beyond it.
    private static final long LARGEST_LEAST = 1_000;

    private static final String AGENT = CallFacet.AGENT.parameter();

    /// Those that the rollups count.
    private static final Set<CallFacet> ROLLED = EnumSet.of(
            CallFacet.AGENT,
            CallFacet.DIRECTION,
            CallFacet.OUTCOME,
            CallFacet.REASON,
            CallFacet.SENTIMENT,
            CallFacet.SUCCESSFUL);

    private static final String FIRST =
            "select listed_at from call where client_id = :client order by listed_at limit 1";

    private static final String LAST =
            "select listed_at from call where client_id = :client order by listed_at desc limit 1";

    /// To be called before anything else in its transaction: all of it is read as of one moment.
    static Facets read(JdbcClient sql, UUID clientId, Map<String, List<String>> given, int mostWalked) {
        sql.sql(ONE_MOMENT).update();
        ClientSettings settings = SettingsRows.of(sql, clientId);
        CallFacets asked = CallFacets.of(given, CallDisclosure.ofClient(sql, clientId), () -> settings);
        Set<CallFacet> rolled = EnumSet.noneOf(CallFacet.class);
        Set<CallFacet> walked = EnumSet.noneOf(CallFacet.class);
        for (CallFacet facet : CallFacet.values()) {
            (isRolled(facet, asked) ? rolled : walked).add(facet);
        }
        Map<CallFacet, List<Value>> values = new EnumMap<>(CallFacet.class);
        if (!rolled.isEmpty()) {
            Map<CallFacet, Map<String, Long>> counts = rolled(sql, clientId, settings, asked, given, rolled);
            counts.forEach((facet, byValue) -> values.put(facet, values(byValue, true)));
        }
        if (!walked.isEmpty()) {
            CallFacets.Walk walk = asked.walk(sql, clientId, walked, mostWalked);
            walk.counts().forEach((facet, byValue) -> values.put(facet, values(byValue, walk.complete())));
        }
        var facets = new ArrayList<Facet>();
        values.forEach((facet, counted) -> facets.add(new Facet(facet.parameter(), counted)));
        return new Facets(facets);
    }

    /// The rollups know periods and agents only.
    private static boolean isRolled(CallFacet facet, CallFacets asked) {
        Set<String> others = new TreeSet<>(asked.names());
        others.remove(facet.parameter());
        return ROLLED.contains(facet) && !asked.isSearch() && (others.isEmpty() || others.equals(Set.of(AGENT)));
    }

    private static Map<CallFacet, Map<String, Long>> rolled(
            JdbcClient sql,
            UUID clientId,
            ClientSettings settings,
            CallFacets asked,
            Map<String, List<String>> given,
            Set<CallFacet> wanted) {
        Instant first = moment(sql, clientId, FIRST);
        Instant last = moment(sql, clientId, LAST);
        if (first == null || last == null) {
            return Map.of();
        }
        Instant since = asked.since() == null || asked.since().isBefore(first) ? first : asked.since();
        Instant end = last.plus(1, ChronoUnit.MICROS);
        Instant until = asked.until() == null || asked.until().isAfter(end) ? end : asked.until();
        if (!since.isBefore(until)) {
            return Map.of();
        }
        String agent = asked.names().contains(AGENT) ? agent(given) : null;
        Map<CallFacet, Map<String, Long>> counts = new EnumMap<>(CallFacet.class);
        var ofAgent = new Tally();
        new Facts(sql, clientId, settings)
                .read(new Facts.Question(new Range<>(since, until), null, new TreeSet<>(), true, true), piece -> {
                    if (!piece.agentId().isEmpty()) {
                        counts.computeIfAbsent(CallFacet.AGENT, _ -> new TreeMap<>())
                                .merge(piece.agentId(), piece.tally().calls, Long::sum);
                    }
                    if (agent == null || agent.equals(piece.agentId())) {
                        ofAgent.merge(piece.tally());
                    }
                });
        counts.put(CallFacet.DIRECTION, Map.of("inbound", ofAgent.inbound, "outbound", ofAgent.outbound));
        var outcomes = new TreeMap<String, Long>();
        Tally.OUTCOMES.forEach(outcome -> outcomes.put(outcome, ofAgent.outcome(outcome)));
        counts.put(CallFacet.OUTCOME, outcomes);
        counts.put(CallFacet.REASON, ofAgent.values.reasons().calls());
        counts.put(CallFacet.SENTIMENT, ofAgent.values.sentiments().calls());
        counts.put(
                CallFacet.SUCCESSFUL, Map.of("true", ofAgent.successful, "false", ofAgent.judged - ofAgent.successful));
        counts.keySet().retainAll(wanted);
        return counts;
    }

    /// As the filter reads it.
    private static @Nullable String agent(Map<String, List<String>> given) {
        String text = given.getOrDefault(AGENT, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        String id = RetellId.wanted(text);
        return id == null ? text.strip() : id;
    }

    private static @Nullable Instant moment(JdbcClient sql, UUID clientId, String query) {
        return sql.sql(query)
                .param("client", clientId)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    private static List<Value> values(Map<String, Long> counts, boolean complete) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 0 && !count.getKey().equals(Counts.OTHER))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(count -> new Value(
                        count.getKey(),
                        complete ? count.getValue() : Math.min(count.getValue(), LARGEST_LEAST),
                        !complete))
                .toList();
    }
}
