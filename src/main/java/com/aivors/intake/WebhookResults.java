package com.aivors.intake;

import com.aivors.eventlog.Receipt;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a delivery, element by element, in the order sent.
public record WebhookResults(List<Result> results) {

    /// @param outcome stored, duplicate, unclaimed, ignored, conflict or rejected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            @Nullable String callId,
            @Nullable String event,
            String outcome,
            @Nullable String reason) {

        public static Result of(Receipt receipt) {
            return switch (receipt) {
                case Receipt.Stored(String callId, String event) -> new Result(callId, event, "stored", null);
                case Receipt.Repeated(String callId, String event) -> new Result(callId, event, "duplicate", null);
                case Receipt.Unclaimed(String callId, String event) ->
                    new Result(callId, event, "unclaimed", UNCLAIMED);
                case Receipt.Conflict(String callId, String event) -> new Result(callId, event, "conflict", CONFLICT);
                case Receipt.Ignored(String event) -> new Result(null, event, "ignored", "Not an event of a call");
                case Receipt.Rejected(String hint) -> new Result(null, null, "rejected", hint);
                case Receipt.Dead(String callId, String event) ->
                    new Result(callId, event, "rejected", "Kept as a dead letter; there is no need to send it again");
                case Receipt.Unavailable _ -> new Result(null, null, "rejected", "Not stored; send it again");
            };
        }
    }

    static final String UNCLAIMED = "No client found for this agent";

    /// Names neither the other agent nor any client.
    static final String CONFLICT =
            "This call ID belongs to the call of another agent; the event is kept apart for the operator";

    String message() {
        boolean unclaimed = results.stream().anyMatch(result -> "unclaimed".equals(result.outcome()));
        return unclaimed ? UNCLAIMED : "Webhook received";
    }
}
