package com.aivors.retell;

import org.jspecify.annotations.Nullable;

/// One event about one call, read and cleaned.
///
/// @param event Retell's name, or the inferred one for a bare call object
/// @param callId opaque, 1 to 255 characters
/// @param facts the fields that lists and figures need; null where the event does not say
/// @param sentAtMillis the sender's time (`event_timestamp`, else the signature's, else the
///     call's end, else its start), milliseconds since the epoch; 0 when nothing tells
/// @param body the event as minified JSON, without credentials and without what Retell's
///     storage setting forbids us to keep. The same event in another wrapping gives the same
///     bytes.
/// @param hash first 16 bytes of SHA-256 over `body`: the idempotency key of this event within
///     its call
@SuppressWarnings("ArrayRecordComponent") // events are compared by hash, never by equals
public record CallEvent(String event, String callId, CallFacts facts, long sentAtMillis, byte[] body, byte[] hash) {

    private static final byte[] NOTHING = {};

    public @Nullable String agentId() {
        return facts.agentId();
    }

    /// The same without its body, for those who keep the body elsewhere and this for a while.
    public CallEvent withoutBody() {
        return new CallEvent(event, callId, facts, sentAtMillis, NOTHING, hash);
    }
}
