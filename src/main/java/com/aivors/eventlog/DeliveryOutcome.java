package com.aivors.eventlog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The outcome of one delivered event. The API lists outcomes in this order.
public enum DeliveryOutcome {
    STORED,
    DUPLICATE,
    UNCLAIMED,
    CONFLICT,
    IGNORED,
    REJECTED,
    /// The database refuses the event; it will be retried.
    DEAD;

    private static final Map<String, DeliveryOutcome> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(DeliveryOutcome::text, Function.identity()));

    /// Returns the name in the API, the metrics and the column `delivery.outcome`.
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Set<String> names() {
        return BY_TEXT.keySet();
    }

    /// @throws IllegalArgumentException when the text is not one of [#names]
    public static DeliveryOutcome of(String text) {
        DeliveryOutcome outcome = BY_TEXT.get(text);
        if (outcome == null) {
            throw new IllegalArgumentException("not an outcome of a delivery: " + text);
        }
        return outcome;
    }

    /// Returns whether the delivery is a row of `call_event`; otherwise it is a row of `delivery`.
    public boolean isEvent() {
        return this == STORED || this == UNCLAIMED;
    }
}
