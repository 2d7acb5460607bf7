package com.aivors.retell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a call came to, in our words. Stands this low because goals of a client name outcomes too; which of
/// them a call has says `call/OutcomeRule`.
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

    private static final List<String> OPEN = List.of(IN_PROGRESS.text(), NO_END.text());

    /// As the API and the column `call.outcome` say it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Set<String> names() {
        return NAMES;
    }

    /// The names of those without an end that is known.
    public static List<String> openNames() {
        return OPEN;
    }
}
