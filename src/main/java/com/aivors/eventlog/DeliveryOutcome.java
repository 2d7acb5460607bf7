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
    /// The database refuses it; it is tried again.
    DEAD;

    private static final Map<String, DeliveryOutcome> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(DeliveryOutcome::text, Function.identity()));

    /// As the API, the metrics and the column `delivery.outcome` say it.
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Set<String> names() {
        return BY_TEXT.keySet();
    }

    /// @throws IllegalArgumentException for anything but one of [#names]
    public static DeliveryOutcome of(String text) {
        DeliveryOutcome outcome = BY_TEXT.get(text);
        if (outcome == null) {
            throw new IllegalArgumentException("no outcome of a delivery: " + text);
        }
        return outcome;
    }

    /// Whether its line is a row of `call_event`; else it is one of `delivery`.
    public boolean isEvent() {
        return this == STORED || this == UNCLAIMED;
    }
}
