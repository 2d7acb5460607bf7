package com.aivors.source;

import com.aivors.platform.http.ProblemType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The reasons for refusing a whole webhook request. Each is a metric from the start, is counted by
/// source and hour, and has its text in `web/src/lib/refusals.ts`.
public enum Refusal {
    /// The queues are full or the database is down; the sender should retry.
    BUSY(ProblemType.BUSY),
    TOO_LARGE(ProblemType.WEBHOOK_TOO_LARGE),
    ENCODING(ProblemType.CONTENT_ENCODING),
    /// The body broke off, was too slow, or has another length than announced.
    INCOMPLETE(ProblemType.INCOMPLETE_BODY),
    UNREADABLE(ProblemType.UNREADABLE),
    UNKNOWN_SOURCE(ProblemType.NO_SUCH_ADDRESS),
    SECRET_MISSING(ProblemType.SECRET_MISSING),
    SECRET_WRONG(ProblemType.WRONG_SECRET),
    SIGNATURE_MISSING(ProblemType.SIGNATURE_MISSING),
    SIGNATURE_MALFORMED(ProblemType.SIGNATURE_MALFORMED),
    SIGNATURE_WRONG(ProblemType.SIGNATURE_WRONG),
    SIGNATURE_CLOCK(ProblemType.SIGNATURE_CLOCK);

    private static final Map<String, Refusal> BY_REASON =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Refusal::reason, Function.identity()));

    private final ProblemType answer;

    Refusal(ProblemType answer) {
        this.answer = answer;
    }

    /// Returns the name in the metric, in `webhook_hour` and in the API.
    public String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Returns the HTTP status of the answer.
    public int status() {
        return answer.status().value();
    }

    /// @return empty for a reason that only another version of the service knows
    public static Optional<Refusal> of(String reason) {
        return Optional.ofNullable(BY_REASON.get(reason));
    }
}
