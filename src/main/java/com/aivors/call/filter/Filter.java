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

/// One filter of the list: its parameter, what it means, and the terms by which the search index
/// knows its calls. [CallFilters] lists all of them.
///
/// @param parameter as the API documents it
/// @param reader makes the condition, or throws what is wrong with the value
/// @param terms of a call: what its row in the search index has for this filter, such as `outcome=failed`. A term
/// has a `=`, which tells it from the words of the call in the same row
/// @param reveals what can be guessed by this filter: where the agency hides that, the filter is refused; null for
/// nothing
record Filter(
        QueryDeclaration.Parameter parameter,
        Reader reader,
        Function<FilteredCall, List<String>> terms,
        @Nullable Hideable reveals) {

    /// Values that one filter may name.
    private static final int MOST_VALUES = 50;

    /// Makes a condition of the values given, which are never blank and at least one.
    interface Reader {

        /// @param name the parameter as it was given, also for a message about it
        /// @param business the client's settings, read when asked for
        Condition read(String name, List<String> values, Supplier<ClientSettings> business);
    }

    /// Makes a condition of a single value.
    interface ValueReader {

        Condition read(String name, String value);
    }

    static Filter of(String name, String description, Reader reader) {
        return new Filter(new QueryDeclaration.Parameter(name, description, false), reader, _ -> List.of(), null);
    }

    /// A filter with one value.
    static Filter one(String name, String description, ValueReader reader) {
        return of(name, description, (given, values, _) -> reader.read(given, values.getFirst()));
    }

    /// A filter on one value of a column that holds few different ones.
    ///
    /// @param value makes what the column holds of what was given
    static Filter equal(
            String name, String description, String column, ValueOf value, Function<CallRow, @Nullable Object> ofCall) {
        return one(name, description, (given, text) -> {
                    Object wanted = value.of(given, text);
                    return Condition.of("c." + column + " = :" + name, Map.of(name, wanted))
                            .knownBy(List.of(term(name, wanted)));
                })
                .withTerms(call -> termOf(name, ofCall.apply(call.row())));
    }

    /// Reads a value, or throws what is wrong with it.
    interface ValueOf {

        Object of(String name, String value);
    }

    /// A filter on one or several values of a column: repeated, or with commas between them.
    ///
    /// @param allowed empty for any
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

    /// A filter that is true or false.
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

    /// Refused where the agency hides what it reveals.
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

    /// Values that are repeated, or stand with commas between them.
    ///
    /// @param most that one filter may name
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
