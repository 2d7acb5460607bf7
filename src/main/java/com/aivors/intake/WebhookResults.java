package com.aivors.intake;

import com.aivors.eventlog.EventOutcome;
import java.util.List;

/// The outcomes of a delivery's elements, in the order of the elements.
public record WebhookResults(List<EventOutcome> results) {

    String message() {
        boolean unclaimed = results.stream().anyMatch(result -> result.isUnclaimed());
        return unclaimed ? EventOutcome.UNCLAIMED : "Webhook received";
    }
}
