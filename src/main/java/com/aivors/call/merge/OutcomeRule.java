package com.aivors.call.merge;

import com.aivors.retell.CallOutcome;
import com.aivors.retell.Disconnection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Computes the outcome of a call. No other code does: the merge uses it for each row that it
/// writes, and a replay uses it again, so a new reason of Retell needs no new column.
final class OutcomeRule {

    private static final Set<String> TRANSFERS = Set.of("call_transfer", "transfer_bridged");
    private static final Set<String> BEFORE_THE_END = Set.of("registered", "ongoing");

    private OutcomeRule() {}

    /// @param overdue true when the end should have arrived by now
    static CallOutcome outcome(CallState call, boolean overdue) {
        String status = (String) call.value(CallField.STATUS);
        String reason = (String) call.value(CallField.DISCONNECTION_REASON);
        if (Disconnection.of(reason) == Disconnection.NOT_CONNECTED || "not_connected".equals(status)) {
            return CallOutcome.NOT_CONNECTED;
        }
        boolean ended = reason != null || call.value(CallField.ENDED_AT) != null;
        if (!ended && isBeforeTheEnd(status)) {
            return overdue ? CallOutcome.NO_END : CallOutcome.IN_PROGRESS;
        }
        if (Boolean.TRUE.equals(call.value(CallField.IN_VOICEMAIL)) || "voicemail_reached".equals(reason)) {
            return CallOutcome.VOICEMAIL;
        }
        if ("error".equals(status) || isError(reason)) {
            return CallOutcome.FAILED;
        }
        return reason != null && TRANSFERS.contains(reason) ? CallOutcome.TRANSFERRED : CallOutcome.ANSWERED;
    }

    /// Returns whether a call with this status may still go on. True without a status.
    static boolean isBeforeTheEnd(@Nullable String status) {
        return status == null || BEFORE_THE_END.contains(status);
    }

    private static boolean isError(@Nullable String reason) {
        return reason != null && (reason.startsWith("error_") || Disconnection.of(reason) == Disconnection.ERROR);
    }
}
