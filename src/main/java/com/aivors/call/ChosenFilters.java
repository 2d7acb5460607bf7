package com.aivors.call;

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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which calls to show. Every value reaches the database as a parameter.
///
/// @param conditions a call fulfils all of them
/// @param q looked for in numbers, summary, agent, call id and transcript
public record ChosenFilters(
        List<Condition> conditions, @Nullable String q) {

    /// Every call.
    public static final ChosenFilters NONE = new ChosenFilters(List.of(), null);

    /// @param given parameters of a query string; those that are no filter are passed over
    /// @param business the settings of the client, read when a filter asks for them
    /// @throws Problem 400 naming every parameter that is wrong
    static ChosenFilters of(Map<String, List<String>> given, Supplier<ClientSettings> business) {
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
            q = QueryParameters.text("q", CallQuery.first(given, "q"));
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

    /// Adds a condition.
    ChosenFilters and(Condition condition) {
        return new ChosenFilters(
                Stream.concat(conditions.stream(), Stream.of(condition)).toList(), q);
    }

    /// Conditions on `call c`, and their parameters by name.
    record Sql(List<String> conditions, Map<String, Object> parameters) {}

    Sql sql() {
        var sql = new Sql(new ArrayList<>(), new LinkedHashMap<>());
        for (Condition condition : conditions) {
            if (condition.sql() != null) {
                sql.conditions().add(condition.sql());
                sql.parameters().putAll(condition.parameters());
            }
        }
        return sql;
    }

    /// Whether a call that fulfils the SQL fulfils the rest too.
    boolean accepts(FilteredCall call) {
        return conditions.stream().map(Condition::check).allMatch(check -> check == null || check.test(call));
    }

    boolean hasChecks() {
        return conditions.stream().anyMatch(condition -> condition.check() != null);
    }

    /// The period alone.
    Sql period() {
        return new ChosenFilters(conditions.stream().filter(Condition::isPeriod).toList(), null).sql();
    }

    boolean hasTerms() {
        return conditions.stream().anyMatch(condition -> !condition.terms().isEmpty());
    }

    /// As a tsquery of the search index, which finds every call of the filter, and some more; null
    /// when the index cannot tell.
    @Nullable
    String query(@Nullable SearchQuery search, Vocabulary vocabulary) {
        String words = search == null ? null : search.query(vocabulary);
        String query = Stream.concat(
                        Stream.ofNullable(words),
                        conditions.stream()
                                .flatMap(condition -> condition.terms().stream())
                                .map(SearchLexemes::any))
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? null : query;
    }

    /// No call at other minutes of the local week; null when all may be.
    @Nullable
    BusinessWeek week() {
        return conditions.stream()
                .map(Condition::week)
                .filter(Objects::nonNull)
                .reduce(BusinessWeek::and)
                .orElse(null);
    }

    /// No call before; null for any.
    @Nullable
    Instant since() {
        return conditions.stream()
                .map(Condition::since)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// No call from then on; null for any.
    @Nullable
    Instant until() {
        return conditions.stream()
                .map(Condition::until)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
