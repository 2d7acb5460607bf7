package com.aivors.call.filter;

import com.aivors.call.CallRow;
import com.aivors.call.FilteredCall;
import com.aivors.call.Hideable;
import com.aivors.client.settings.ClientSettings;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.QueryDeclaration;
import com.aivors.platform.http.QueryParameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A filter of the list: its parameter, its condition, and its terms in the search index.
/// [CallFilters] lists all filters.
///
/// @param parameter as the API documents it
/// @param reader creates the condition; throws a problem for an invalid value
/// @param terms returns the terms of a call for its row in the search index, such as
///     `outcome=failed`. The `=` distinguishes terms from the words in the same row
/// @param reveals the data that this filter could reveal; the filter is refused when the agency
///     hides it. Null for none
record Filter(
        QueryDeclaration.Parameter parameter,
        Reader reader,
        Function<FilteredCall, List<String>> terms,
        @Nullable Hideable reveals) {

    /// The most values of one filter.
    private static final int MOST_VALUES = 50;

    /// Creates a condition from one or more values that are not blank.
    interface Reader {

        /// @param name the parameter as given, also for error messages
        /// @param business the client's settings, read on demand
        Condition read(String name, List<String> values, Supplier<ClientSettings> business);
    }

    /// Creates a condition from a single value.
    interface ValueReader {

        Condition read(String name, String value);
    }

    static Filter of(String name, String description, Reader reader) {
        return new Filter(new QueryDeclaration.Parameter(name, description, false), reader, _ -> List.of(), null);
    }

    /// Creates a filter with one value.
    static Filter one(String name, String description, ValueReader reader) {
        return of(name, description, (given, values, _) -> reader.read(given, values.getFirst()));
    }

    /// Creates a filter on one value of a column with few different values.
    ///
    /// @param value converts the given text into the column's value
    static Filter equal(
            String name, String description, String column, ValueOf value, Function<CallRow, @Nullable Object> ofCall) {
        return one(name, description, (given, text) -> {
                    Object wanted = value.of(given, text);
                    return Condition.of("c." + column + " = :" + name, Map.of(name, wanted))
                            .knownBy(List.of(term(name, wanted)));
                })
                .withTerms(call -> termOf(name, ofCall.apply(call.row())));
    }

    /// Converts a text into a value; throws a problem for an invalid text.
    interface ValueOf {

        Object of(String name, String value);
    }

    /// Creates a filter on one or more values of a column, repeated or separated by commas.
    ///
    /// @param allowed the valid values; empty allows all
    static Filter anyOf(
            String name,
            String description,
            String column,
            Set<String> allowed,
            Function<CallRow, @Nullable String> ofCall) {
        return new Filter(
                new QueryDeclaration.Parameter(
                        name, description + "; several with commas, or repeated: any of them", true),
                (given, values, _) -> {
                    List<String> wanted = split(given, values, MOST_VALUES);
                    if (!allowed.isEmpty()) {
                        wanted.forEach(value -> QueryParameters.oneOf(given, value, allowed));
                    }
                    return Condition.of("c." + column + " in (:" + name + ")", Map.of(name, wanted))
                            .knownBy(wanted.stream()
                                    .map(value -> term(name, value))
                                    .toList());
                },
                call -> termOf(name, ofCall.apply(call.row())),
                null);
    }

    /// Creates a filter that is true or false.
    static Filter flag(String name, String description, Function<Boolean, Condition> condition) {
        return one(
                name,
                description,
                (given, value) -> condition.apply(
                        Boolean.parseBoolean(QueryParameters.oneOf(given, value, Set.of("true", "false")))));
    }

    Filter withTerms(Function<FilteredCall, List<String>> ofCall) {
        return new Filter(parameter, reader, ofCall, reveals);
    }

    /// Marks the filter as one that reveals hideable data.
    Filter revealing(Hideable what) {
        return new Filter(parameter, reader, terms, what);
    }

    Filter repeatable() {
        return new Filter(
                new QueryDeclaration.Parameter(parameter.name(), parameter.description(), true),
                reader,
                terms,
                reveals);
    }

    static String term(String name, Object value) {
        return name + "=" + value;
    }

    static List<String> termOf(String name, @Nullable Object value) {
        return value == null ? List.of() : List.of(term(name, value));
    }

    /// Splits values that are repeated or separated by commas.
    ///
    /// @param most the most values allowed
    static List<String> split(String name, List<String> values, int most) {
        Set<String> wanted = values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (wanted.isEmpty() || wanted.size() > most) {
            throw FieldProblem.TOO_MANY_VALUES.problem(name, most);
        }
        return List.copyOf(wanted);
    }
}
