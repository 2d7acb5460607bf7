package com.aivors.intake;

import com.aivors.eventlog.EventOutcome;
import java.util.List;

/// What became of a delivery, element by element, in the order sent.
public record WebhookResults(List<EventOutcome> results) {

    String message() {
        boolean unclaimed = results.stream().anyMatch(result -> result.isUnclaimed());
        return unclaimed ? EventOutcome.UNCLAIMED : "Webhook received";
    }
}
