package com.aivors.call.filter;

import com.aivors.call.FilteredCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A filter's test of a call.
///
/// @param sql on `call c`, with named parameters; null when only `check` tests
/// @param parameters of `sql`; their names begin with the name of the filter
/// @param check the test that SQL cannot express; null when `sql` is enough
/// @param terms of the search index; a matching call has at least one term of each inner list.
///     Empty when the index cannot help
/// @param since matching calls are at or after this time; null when the filter has no start
/// @param until matching calls are before this time; null when the filter has no end
/// @param week the minutes of the local week at which matching calls are; null when the filter does
///     not depend on them
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

    /// Adds the terms, one of which each matching call has in the search index.
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
