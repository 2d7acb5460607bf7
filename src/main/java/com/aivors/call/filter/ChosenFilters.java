package com.aivors.call.filter;

import com.aivors.call.CallDisclosure;
import com.aivors.call.FilteredCall;
import com.aivors.call.Hideable;
import com.aivors.call.search.SearchLexemes;
import com.aivors.call.search.SearchQuery;
import com.aivors.call.search.Vocabulary;
import com.aivors.client.settings.ClientSettings;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.QueryParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The filters of a request. Values reach the database only as parameters.
///
/// @param conditions a call must fulfil all of them
/// @param q the search text
public record ChosenFilters(
        List<Condition> conditions, @Nullable String q) {

    /// Matches every call.
    public static final ChosenFilters NONE = new ChosenFilters(List.of(), null);

    /// Checks the filters of a query string, and replaces the call id of `sameCaller` by its
    /// number.
    ///
    /// @param given the query string of a list or an export
    /// @throws Problem 400 for a filter that would reveal hidden data
    public static Map<String, List<String>> asked(
            JdbcClient sql, UUID clientId, Map<String, List<String>> given, CallDisclosure disclosure) {
        check(given, disclosure);
        return SameCaller.named(sql, clientId, given);
    }

    /// @param parameter the parameter of a filter
    /// @return false when the filter is refused, because it would reveal hidden data
    public static boolean shows(CallDisclosure disclosure, String parameter) {
        return CallFilters.ALL.stream()
                .filter(filter -> filter.parameter().name().equals(parameter))
                .allMatch(filter -> filter.reveals() == null || filter.reveals().isShown(disclosure.shown()));
    }

    private static void check(Map<String, List<String>> given, CallDisclosure disclosure) {
        for (Filter filter : CallFilters.ALL) {
            if (filter.reveals() != null && given.containsKey(filter.parameter().name())) {
                filter.reveals().check(disclosure.shown(), filter.parameter().name());
            }
        }
        String callbackField = disclosure.callbackField();
        if (callbackField != null && given.containsKey(CallFilters.FIELD + callbackField)) {
            Hideable.NUMBERS.check(disclosure.shown(), CallFilters.FIELD + callbackField);
        }
        given.forEach((name, values) -> {
            if (name.startsWith(CallFilters.FIELD) && values.stream().anyMatch(disclosure::hidesValue)) {
                Hideable.NUMBERS.check(disclosure.shown(), name);
            }
        });
    }

    /// @param given as returned by [#asked]; ignores parameters that are no filters
    /// @param business the settings of the client, read only when a filter needs them
    /// @throws Problem 400 naming every invalid parameter
    public static ChosenFilters of(Map<String, List<String>> given, Supplier<ClientSettings> business) {
        var conditions = new ArrayList<Condition>();
        var errors = new ArrayList<Problem.FieldError>();
        given.forEach((name, values) -> {
            for (Filter filter : CallFilters.ALL) {
                if (filter.parameter().matches(name)) {
                    try {
                        List<String> said = said(name, values);
                        if (!said.isEmpty()) {
                            conditions.add(filter.reader().read(name, said, business));
                        }
                    } catch (Problem problem) {
                        errors.addAll(problem.errors());
                    }
                }
            }
        });
        String q = null;
        try {
            q = QueryParameters.text("q", QueryParameters.first(given, "q"));
        } catch (Problem problem) {
            errors.addAll(problem.errors());
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new ChosenFilters(List.copyOf(conditions), q);
    }

    private static List<String> said(String name, List<String> values) {
        return values.stream()
                .map(value -> QueryParameters.text(name, value))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Restricts these filters to the calls with the given ids.
    public ChosenFilters among(Set<String> callIds) {
        return new ChosenFilters(
                Stream.concat(conditions.stream(), Stream.of(CallFilters.named(callIds)))
                        .toList(),
                q);
    }

    /// SQL conditions on `call c`, with their named parameters.
    public record Sql(List<String> conditions, Map<String, Object> parameters) {}

    public Sql sql() {
        var sql = new Sql(new ArrayList<>(), new LinkedHashMap<>());
        for (Condition condition : conditions) {
            if (condition.sql() != null) {
                sql.conditions().add(condition.sql());
                sql.parameters().putAll(condition.parameters());
            }
        }
        return sql;
    }

    /// Tests the conditions that SQL cannot express.
    public boolean accepts(FilteredCall call) {
        return conditions.stream().map(Condition::check).allMatch(check -> check == null || check.test(call));
    }

    public boolean hasChecks() {
        return conditions.stream().anyMatch(condition -> condition.check() != null);
    }

    /// Returns the SQL of the period only.
    public Sql period() {
        return new ChosenFilters(conditions.stream().filter(Condition::isPeriod).toList(), null).sql();
    }

    public boolean hasTerms() {
        return conditions.stream().anyMatch(condition -> !condition.terms().isEmpty());
    }

    /// Returns a tsquery for the search index that finds every matching call and possibly others.
    /// Returns null when the index cannot narrow the search.
    public @Nullable String query(@Nullable SearchQuery search, Vocabulary vocabulary) {
        String words = search == null ? null : search.query(vocabulary);
        String query = Stream.concat(
                        Stream.ofNullable(words),
                        conditions.stream()
                                .flatMap(condition -> condition.terms().stream())
                                .map(SearchLexemes::any))
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? null : query;
    }

    /// Returns the minutes of the local week at which matching calls are; null for all.
    public @Nullable BusinessWeek week() {
        return conditions.stream()
                .map(Condition::week)
                .filter(Objects::nonNull)
                .reduce(BusinessWeek::and)
                .orElse(null);
    }

    /// Returns the inclusive start of the period; null without a start.
    public @Nullable Instant since() {
        return conditions.stream()
                .map(Condition::since)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Returns the exclusive end of the period; null without an end.
    public @Nullable Instant until() {
        return conditions.stream()
                .map(Condition::until)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
