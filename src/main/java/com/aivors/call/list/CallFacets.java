package com.aivors.call.list;

import com.aivors.call.CallDisclosure;
import com.aivors.call.FilteredCall;
import com.aivors.call.filter.ChosenFilters;
import com.aivors.client.settings.ClientSettings;
import com.aivors.platform.http.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts the calls of each choice of a filter, under all other filters. One bounded walk counts
/// for all filters: it reads the newest calls of the period, or the calls that a search finds. When
/// the walk reaches its limit, the counts are lower bounds.
public final class CallFacets {

    /// The most calls that one walk reads.
    public static final int MOST_WALKED = 10_000;

    /// The most calls that a search returns for a walk.
    private static final int MOST_FOUND = 500;

    private static final Set<String> PERIOD = Set.of("from", "to");

    private final ChosenFilters period;
    private final Map<String, ChosenFilters> filters;
    private final @Nullable String q;
    private final CallDisclosure disclosure;
    private final Supplier<ClientSettings> business;

    private CallFacets(
            ChosenFilters period,
            Map<String, ChosenFilters> filters,
            @Nullable String q,
            CallDisclosure disclosure,
            Supplier<ClientSettings> business) {
        this.disclosure = disclosure;
        this.period = period;
        this.filters = filters;
        this.q = q;
        this.business = business;
    }

    /// @param asked the query parameters of the list
    /// @param disclosure decides by which filters the reader may filter
    /// @throws Problem 400 naming every invalid parameter
    public static CallFacets of(
            JdbcClient sql,
            UUID clientId,
            Map<String, List<String>> asked,
            CallDisclosure disclosure,
            Supplier<ClientSettings> business) {
        Map<String, List<String>> given = ChosenFilters.asked(sql, clientId, asked, disclosure);
        ChosenFilters all = ChosenFilters.of(given, business);
        var period = new LinkedHashMap<String, List<String>>();
        var filters = new LinkedHashMap<String, ChosenFilters>();
        given.forEach((name, values) -> {
            if (PERIOD.contains(name)) {
                period.put(name, values);
            } else if (!name.equals("q")) {
                ChosenFilters one = ChosenFilters.of(Map.of(name, values), business);
                if (!one.conditions().isEmpty()) {
                    filters.put(name, one);
                }
            }
        });
        return new CallFacets(ChosenFilters.of(period, business), filters, all.q(), disclosure, business);
    }

    /// Returns the facets that the reader may see. Omits those whose filter the list would refuse.
    public Set<CallFacet> shown() {
        return EnumSet.allOf(CallFacet.class).stream()
                .filter(facet -> ChosenFilters.shows(disclosure, facet.parameter()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CallFacet.class)));
    }

    /// Returns the names of the given filters, without the period.
    public Set<String> names() {
        return Set.copyOf(filters.keySet());
    }

    public boolean isSearch() {
        return q != null;
    }

    public @Nullable Instant since() {
        return period.since();
    }

    public @Nullable Instant until() {
        return period.until();
    }

    /// The result of a walk.
    ///
    /// @param complete false when the counts are lower bounds
    public record Walk(Map<CallFacet, Map<String, Long>> counts, boolean complete) {}

    /// @param wanted a subset of [#shown]
    public Walk walk(JdbcClient sql, UUID clientId, Set<CallFacet> wanted, int most) {
        ChosenFilters.Sql where = period.sql();
        where.conditions().addFirst("c.client_id = :client");
        boolean complete = true;
        if (q != null) {
            CallReading.Found found = new CallReading(
                            sql, clientId, disclosure, new ChosenFilters(period.conditions(), q))
                    .read(null, MOST_FOUND);
            if (found.calls().isEmpty()) {
                return new Walk(Map.of(), found.next() == null);
            }
            complete = found.next() == null;
            where.conditions().add("c.call_id in (:found)");
            where.parameters()
                    .put(
                            "found",
                            found.calls().stream()
                                    .map(call -> call.row().callId())
                                    .toList());
        }
        var counted = new Counted(wanted, List.copyOf(filters.entrySet()), new FacetChoices(wanted, business.get()));
        sql.sql("""
                        select %s, %s
                          from (select c.* from call c
                                 where %s
                                 order by c.listed_at desc, c.call_id desc
                                 limit :most) c
                          left join call_review r on r.client_id = :client and r.call_id = c.call_id
                        """.formatted(
                                counted.lean ? counted.choices.ofCall() : FilteredCall.COLUMNS,
                                counted.columns(),
                                String.join(" and ", where.conditions())))
                .param("client", clientId)
                .param("most", most + 1)
                .params(where.parameters())
                .params(counted.parameters())
                .query(counted::add);
        return new Walk(counted.counts, complete && counted.calls <= most);
    }

    private static final class Counted {

        private final Set<CallFacet> wanted;
        private final List<Map.Entry<String, ChosenFilters>> filters;
        private final FacetChoices choices;
        private final Map<CallFacet, Map<String, Long>> counts = new LinkedHashMap<>();
        /// True when SQL alone can test all filters.
        private final boolean lean;

        private int calls;

        Counted(Set<CallFacet> wanted, List<Map.Entry<String, ChosenFilters>> filters, FacetChoices choices) {
            this.wanted = wanted;
            this.filters = filters;
            this.choices = choices;
            this.lean = filters.stream().noneMatch(filter -> filter.getValue().hasChecks());
        }

        /// Returns one column per filter that tells whether the call fulfils it, then the columns
        /// of the review.
        String columns() {
            var columns = new ArrayList<String>();
            for (int i = 0; i < filters.size(); i++) {
                List<String> conditions = filters.get(i).getValue().sql().conditions();
                columns.add("coalesce(%s, false) as holds_%d"
                        .formatted(
                                conditions.isEmpty()
                                        ? "true"
                                        : conditions.stream().collect(Collectors.joining(") and (", "(", ")")),
                                i));
            }
            columns.add(choices.ofReview());
            return String.join(", ", columns);
        }

        Map<String, Object> parameters() {
            var parameters = new LinkedHashMap<String, Object>();
            filters.forEach(filter -> parameters.putAll(filter.getValue().sql().parameters()));
            return parameters;
        }

        void add(ResultSet row) throws SQLException {
            calls++;
            @Nullable String failing = null;
            @Nullable FilteredCall call = lean ? null : FilteredCall.read(row, 0);
            for (int i = 0; i < filters.size(); i++) {
                Map.Entry<String, ChosenFilters> filter = filters.get(i);
                if (row.getBoolean("holds_" + i)
                        && (call == null || filter.getValue().accepts(call))) {
                    continue;
                }
                if (failing != null) {
                    return;
                }
                failing = filter.getKey();
            }
            for (CallFacet facet : wanted) {
                if (failing == null || failing.equals(facet.parameter())) {
                    for (String choice : choices.of(facet, row, call)) {
                        counts.computeIfAbsent(facet, _ -> new LinkedHashMap<>())
                                .merge(choice, 1L, Long::sum);
                    }
                }
            }
        }
    }
}
