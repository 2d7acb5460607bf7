package com.aivors.call;

import com.aivors.retell.Disconnection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a call came to. This rule is the only one: the merge computes the outcome of each row it
/// writes, and a replay computes it again, so that a new reason of Retell needs no new column.
public enum CallOutcome {
    IN_PROGRESS,
    ANSWERED,
    VOICEMAIL,
    TRANSFERRED,
    NOT_CONNECTED,
    FAILED,
    /// It should have ended long ago, and Retell never told us how. Any later event corrects it.
    NO_END;

    private static final Set<String> NAMES =
            Stream.of(values()).map(CallOutcome::text).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> TRANSFERS = Set.of("call_transfer", "transfer_bridged");
    private static final Set<String> BEFORE_THE_END = Set.of("registered", "ongoing");

    /// As the API and the column `call.outcome` say it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<String> names() {
        return NAMES;
    }

    /// @param overdue whether its end should have been told by now
    static CallOutcome of(CallState call, boolean overdue) {
        String status = (String) call.value(CallField.STATUS);
        String reason = (String) call.value(CallField.DISCONNECTION_REASON);
        if (Disconnection.of(reason) == Disconnection.NOT_CONNECTED || "not_connected".equals(status)) {
            return NOT_CONNECTED;
        }
        boolean ended = reason != null || call.value(CallField.ENDED_AT) != null;
        if (!ended && isBeforeTheEnd(status)) {
            return overdue ? NO_END : IN_PROGRESS;
        }
        if (Boolean.TRUE.equals(call.value(CallField.IN_VOICEMAIL)) || "voicemail_reached".equals(reason)) {
            return VOICEMAIL;
        }
        if ("error".equals(status) || isError(reason)) {
            return FAILED;
        }
        return reason != null && TRANSFERS.contains(reason) ? TRANSFERRED : ANSWERED;
    }

    /// Whether a status leaves the end open; so does none at all.
    static boolean isBeforeTheEnd(@Nullable String status) {
        return status == null || BEFORE_THE_END.contains(status);
    }

    private static boolean isError(@Nullable String reason) {
        return reason != null && (reason.startsWith("error_") || Disconnection.of(reason) == Disconnection.ERROR);
    }
}
