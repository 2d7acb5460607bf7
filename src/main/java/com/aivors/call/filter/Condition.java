package com.aivors.call.filter;

import com.aivors.call.FilteredCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A filter's test of a call.
///
/// @param sql of `call c`, with named parameters; null when only `check` can tell
/// @param parameters of `sql`; their names begin with that of the filter
/// @param check what SQL cannot tell; null when `sql` says all
/// @param terms of the search index: of each inner list, a matching call has one term or more. Empty when the
/// index cannot tell
/// @param since all matching calls are of this moment or later; null when the filter is no period
/// @param until all matching calls are before it
/// @param week the minutes of the local week at which all matching calls are; null when the filter asks for no
/// time of the week
record Condition(
        @Nullable String sql,
        Map<String, Object> parameters,
        @Nullable Predicate<FilteredCall> check,
        List<List<String>> terms,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable BusinessWeek week) {

    static Condition of(String sql, Map<String, Object> parameters) {
        return new Condition(sql, parameters, null, List.of(), null, null, null);
    }

    static Condition checking(Predicate<FilteredCall> check) {
        return new Condition(null, Map.of(), check, List.of(), null, null, null);
    }

    /// The same; the search index knows the calls by one of these terms.
    Condition knownBy(List<String> alternatives) {
        return new Condition(sql, parameters, check, List.of(alternatives), since, until, week);
    }

    boolean isPeriod() {
        return since != null || until != null;
    }

    Condition within(@Nullable Instant begin, @Nullable Instant end) {
        return new Condition(sql, parameters, check, terms, begin, end, week);
    }

    Condition during(BusinessWeek minutes) {
        return new Condition(sql, parameters, check, terms, since, until, minutes);
    }
}
