package com.aivors.analytics;

import com.aivors.call.CallDisclosure;
import com.aivors.call.list.CallFacet;
import com.aivors.call.list.CallFacets;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.database.Database;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The numbers of calls that each choice of a filter would show, under the other filters.
///
/// @param facets one for each filter with choices that the reader may use
public record Facets(List<Facet> facets) {

    /// @param name the parameter of the filter
    /// @param values the most frequent first
    /// @param complete true when missing choices show no call; otherwise their counts are unknown
    public record Facet(String name, List<Choice> values, boolean complete) {

        private static Facet of(CallFacet facet, Map<String, Long> counts, boolean exact) {
            List<Choice> values = counts.entrySet().stream()
                    .filter(count -> count.getValue() > 0 && !count.getKey().equals(Counts.OTHER))
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(count -> new Choice(
                            count.getKey(),
                            exact ? count.getValue() : Math.min(count.getValue(), LARGEST_LEAST),
                            !exact))
                    .toList();
            return new Facet(
                    facet.parameter(),
                    values.subList(0, Math.min(values.size(), MOST_VALUES)),
                    exact && values.size() <= MOST_VALUES);
        }
    }

    /// @param value the value for the parameter
    /// @param calls exact, or a lower bound
    /// @param more true when `calls` is a lower bound
    public record Choice(String value, long calls, boolean more) {}

    /// The most choices of a filter.
    private static final int MOST_VALUES = 100;

    /// Larger lower bounds are not returned.
    private static final long LARGEST_LEAST = 1_000;

    /// Reads the facets. Call it first in its transaction, so that it reads one snapshot.
    ///
    /// @param mostWalked the most calls to read
    static Facets read(JdbcClient sql, UUID clientId, Map<String, List<String>> given, int mostWalked) {
        Database.readAsOfOneMoment(sql);
        ClientSettings settings = SettingsRows.of(sql, clientId);
        CallFacets asked = CallFacets.of(sql, clientId, given, CallDisclosure.ofClient(sql, clientId), () -> settings);
        Map<CallFacet, Facet> facets = new EnumMap<>(CallFacet.class);
        new RolledFacets(sql, clientId, settings)
                .read(asked, given, Math.min(mostWalked, RolledFacets.MOST_READ))
                .forEach((facet, counts) ->
                        facets.put(facet, Facet.of(facet, counts, !counts.containsKey(Counts.OTHER))));
        Set<CallFacet> rest = asked.shown();
        rest.removeAll(facets.keySet());
        if (!rest.isEmpty()) {
            CallFacets.Walk walk = asked.walk(sql, clientId, rest, mostWalked);
            for (CallFacet facet : rest) {
                facets.put(facet, Facet.of(facet, walk.counts().getOrDefault(facet, Map.of()), walk.complete()));
            }
        }
        return new Facets(List.copyOf(facets.values()));
    }
}
