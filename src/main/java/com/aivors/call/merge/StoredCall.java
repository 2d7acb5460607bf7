package com.aivors.call.merge;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row of `call`: the merged events, and the values computed from them.
///
/// @param listedAt the start, or the time of the first event if there is no start
/// @param durationMillis from an event, or else end minus start
/// @param outcome as `CallOutcome.text` returns it
record StoredCall(
        CallState state, Instant listedAt, @Nullable Long durationMillis, String outcome) {

    /// @param overdue calls listed at or before this time should have ended
    static StoredCall of(CallState state, Instant overdue) {
        boolean late = !state.listedAt().isAfter(overdue);
        return new StoredCall(
                state,
                state.listedAt(),
                state.durationMillis(),
                OutcomeRule.outcome(state, late).text());
    }

    static StoredCall read(ResultSet row) throws SQLException {
        return new StoredCall(
                CallState.read(row),
                row.getTimestamp("listed_at").toInstant(),
                row.getObject("duration_ms", Long.class),
                row.getString("outcome"));
    }

    CallFigures figures() {
        return new CallFigures(
                state.clientId(),
                state.callId(),
                listedAt,
                text(CallField.AGENT_ID),
                text(CallField.AGENT_NAME),
                text(CallField.CALL_TYPE),
                text(CallField.DIRECTION),
                text(CallField.FROM_NUMBER),
                text(CallField.TO_NUMBER),
                outcome,
                text(CallField.DISCONNECTION_REASON),
                text(CallField.SENTIMENT),
                (Boolean) state.value(CallField.SUCCESSFUL),
                durationMillis,
                (Double) state.value(CallField.LATENCY),
                // 1.5 and 1.50 are the same cost.
                state.value(CallField.COST) instanceof BigDecimal cost ? cost.stripTrailingZeros() : null,
                text(CallField.CUSTOM_ANALYSIS));
    }

    /// Returns the value to write into the column.
    @Nullable
    Object column(CallField field) {
        return field == CallField.DURATION ? durationMillis : state.value(field);
    }

    /// Returns whether both rows are equal, column by column.
    boolean isSameAs(StoredCall other) {
        return Objects.equals(durationMillis, other.durationMillis)
                && outcome.equals(other.outcome)
                && Objects.equals(state.startedAt(), other.state.startedAt())
                && state.firstSaidAt().equals(other.state.firstSaidAt())
                && state.createdAt().equals(other.state.createdAt())
                && Arrays.equals(state.keys(), other.state.keys())
                && Arrays.stream(CallField.values())
                        .allMatch(field -> isSame(state.value(field), other.state.value(field)));
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal another) {
            return number.compareTo(another) == 0;
        }
        return Objects.deepEquals(one, other);
    }

    private @Nullable String text(CallField field) {
        return (String) state.value(field);
    }
}
