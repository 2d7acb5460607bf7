package com.aivors.operator.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A delivery and what was sent. The line of the log lies flat beside the body.
///
/// @param body as text, JSON indented; null when it was not kept: a duplicate's is that of the
///     event it repeats
/// @param truncated only the beginning of the body is shown
/// @param remarks what could not be read in the event, in words
/// @param conflict the two sides of an event with outcome `conflict`; null for all others
public record DeliveryDetail(
        @JsonUnwrapped Delivery delivery,
        @Nullable String body,
        boolean truncated,
        @Nullable DeliveryConflict conflict,
        List<String> remarks) {}
