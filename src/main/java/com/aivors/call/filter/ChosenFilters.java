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

/// Which calls to show. Every value reaches the database as a parameter.
///
/// @param conditions a call fulfils all of them
/// @param q looked for in numbers, summary, agent, call id and transcript
public record ChosenFilters(
        List<Condition> conditions, @Nullable String q) {

    /// Every call.
    public static final ChosenFilters NONE = new ChosenFilters(List.of(), null);

    /// What a query string asks for, before its values are read: `sameCaller` has its number.
    ///
    /// @param given the query string of a list or an export
    /// @throws Problem 400 for a filter that would tell what is hidden
    public static Map<String, List<String>> asked(
            JdbcClient sql, UUID clientId, Map<String, List<String>> given, CallDisclosure disclosure) {
        check(given, disclosure);
        return SameCaller.named(sql, clientId, given);
    }

    /// @param parameter of a filter
    /// @return false where the filter would be refused, because its values tell what is hidden
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

    /// @param given as [#asked] gives them; those that are no filter are passed over
    /// @param business the settings of the client, read when a filter asks for them
    /// @throws Problem 400 naming every parameter that is wrong
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

    /// Narrows these to the calls with one of these ids.
    public ChosenFilters among(Set<String> callIds) {
        return new ChosenFilters(
                Stream.concat(conditions.stream(), Stream.of(CallFilters.named(callIds)))
                        .toList(),
                q);
    }

    /// Conditions on `call c`, and their parameters by name.
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

    /// Whether a call that fulfils the SQL fulfils the rest too.
    public boolean accepts(FilteredCall call) {
        return conditions.stream().map(Condition::check).allMatch(check -> check == null || check.test(call));
    }

    public boolean hasChecks() {
        return conditions.stream().anyMatch(condition -> condition.check() != null);
    }

    /// The period alone.
    public Sql period() {
        return new ChosenFilters(conditions.stream().filter(Condition::isPeriod).toList(), null).sql();
    }

    public boolean hasTerms() {
        return conditions.stream().anyMatch(condition -> !condition.terms().isEmpty());
    }

    /// As a tsquery of the search index, which finds every call of the filter, and some more; null
    /// when the index cannot tell.
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

    /// No call at other minutes of the local week; null when all may be.
    public @Nullable BusinessWeek week() {
        return conditions.stream()
                .map(Condition::week)
                .filter(Objects::nonNull)
                .reduce(BusinessWeek::and)
                .orElse(null);
    }

    /// No call before; null for any.
    public @Nullable Instant since() {
        return conditions.stream()
                .map(Condition::since)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// No call from then on; null for any.
    public @Nullable Instant until() {
        return conditions.stream()
                .map(Condition::until)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
