package com.aivors.eventlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The outcome of one element of a delivery, as the webhook answers it.
///
/// @param outcome never [DeliveryOutcome#DEAD]: the answer calls a dead letter rejected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventOutcome(
        @Nullable String callId,
        @Nullable String event,
        DeliveryOutcome outcome,
        @Nullable String reason) {

    public static final String UNCLAIMED = "No client found for this agent";

    /// The text names neither the other agent nor any client.
    static final String CONFLICT =
            "This call ID belongs to the call of another agent; the event is kept apart for the operator";

    public static EventOutcome of(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Stored(String callId, String event) ->
                new EventOutcome(callId, event, DeliveryOutcome.STORED, null);
            case Receipt.Repeated(String callId, String event) ->
                new EventOutcome(callId, event, DeliveryOutcome.DUPLICATE, null);
            case Receipt.Unclaimed(String callId, String event) ->
                new EventOutcome(callId, event, DeliveryOutcome.UNCLAIMED, UNCLAIMED);
            case Receipt.Conflict(String callId, String event) ->
                new EventOutcome(callId, event, DeliveryOutcome.CONFLICT, CONFLICT);
            case Receipt.Ignored(String event) ->
                new EventOutcome(null, event, DeliveryOutcome.IGNORED, "Not an event of a call");
            case Receipt.Rejected(String hint) -> new EventOutcome(null, null, DeliveryOutcome.REJECTED, hint);
            case Receipt.Dead(String callId, String event) ->
                new EventOutcome(
                        callId,
                        event,
                        DeliveryOutcome.REJECTED,
                        "Kept as a dead letter; there is no need to send it again");
            case Receipt.Unavailable _ ->
                new EventOutcome(null, null, DeliveryOutcome.REJECTED, "Not stored; send it again");
        };
    }

    public boolean isUnclaimed() {
        return outcome == DeliveryOutcome.UNCLAIMED;
    }
}
