package com.aivors.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What became of one element of a delivery, in the words of the webhook's answer.
///
/// @param outcome stored, duplicate, unclaimed, ignored, conflict or rejected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventOutcome(
        @Nullable String callId,
        @Nullable String event,
        String outcome,
        @Nullable String reason) {

    public static final String UNCLAIMED = "No client found for this agent";

    /// Names neither the other agent nor any client.
    static final String CONFLICT =
            "This call ID belongs to the call of another agent; the event is kept apart for the operator";

    public static EventOutcome of(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Stored(String callId, String event) -> new EventOutcome(callId, event, "stored", null);
            case Receipt.Repeated(String callId, String event) -> new EventOutcome(callId, event, "duplicate", null);
            case Receipt.Unclaimed(String callId, String event) ->
                new EventOutcome(callId, event, "unclaimed", UNCLAIMED);
            case Receipt.Conflict(String callId, String event) -> new EventOutcome(callId, event, "conflict", CONFLICT);
            case Receipt.Ignored(String event) -> new EventOutcome(null, event, "ignored", "Not an event of a call");
            case Receipt.Rejected(String hint) -> new EventOutcome(null, null, "rejected", hint);
            case Receipt.Dead(String callId, String event) ->
                new EventOutcome(callId, event, "rejected", "Kept as a dead letter; there is no need to send it again");
            case Receipt.Unavailable _ -> new EventOutcome(null, null, "rejected", "Not stored; send it again");
        };
    }

    public boolean isUnclaimed() {
        return "unclaimed".equals(outcome);
    }
}
