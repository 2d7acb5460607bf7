package com.aivors.retell;

import org.jspecify.annotations.Nullable;

/// One event about one call, read and cleaned.
///
/// @param event Retell's name, or the inferred one for a bare call object
/// @param callId opaque, 1 to 255 characters
/// @param facts the fields for lists and figures; null where the event does not contain them
/// @param sentAtMillis the sender's time in milliseconds since the epoch: `event_timestamp`,
///     otherwise the signature's time, the call's end or its start; 0 when none is present
/// @param body the event as minified JSON, without credentials and without data that Retell's
///     storage setting forbids to keep; the same event in another wrapping gives the same bytes
/// @param hash the first 16 bytes of SHA-256 over `body`: the idempotency key of the event within
///     its call
@SuppressWarnings("ArrayRecordComponent") // events are compared by hash, never by equals
public record CallEvent(String event, String callId, CallFacts facts, long sentAtMillis, byte[] body, byte[] hash) {

    private static final byte[] NOTHING = {};

    public @Nullable String agentId() {
        return facts.agentId();
    }

    /// Returns a copy without the body, for callers that store the body elsewhere.
    public CallEvent withoutBody() {
        return new CallEvent(event, callId, facts, sentAtMillis, NOTHING, hash);
    }
}
