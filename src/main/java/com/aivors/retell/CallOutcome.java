package com.aivors.retell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The outcome of a call in our terms. Defined here because goals of a client name outcomes too;
/// `call/merge/OutcomeRule` decides the outcome of a call.
public enum CallOutcome {
    IN_PROGRESS,
    ANSWERED,
    VOICEMAIL,
    TRANSFERRED,
    NOT_CONNECTED,
    FAILED,
    /// The call should have ended long ago, but Retell never reported its end. Any later event
    /// corrects it.
    NO_END;

    private static final Set<String> NAMES =
            Stream.of(values()).map(CallOutcome::text).collect(Collectors.toUnmodifiableSet());

    private static final List<String> OPEN = List.of(IN_PROGRESS.text(), NO_END.text());

    /// Returns the name in the API and in the column `call.outcome`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Set<String> names() {
        return NAMES;
    }

    /// Returns the names of outcomes without a known end.
    public static List<String> openNames() {
        return OPEN;
    }
}
