package com.aivors.operator.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A delivery with its body. JSON puts the fields of the log line on the same level as the body.
///
/// @param body as text, JSON indented; null when it was not stored. A duplicate has the body of the
///     event that it repeats
/// @param truncated true when only the beginning of the body is shown
/// @param remarks texts about the parts of the event that could not be read
/// @param conflict the two sides of an event with outcome `conflict`; null for all others
public record DeliveryDetail(
        @JsonUnwrapped Delivery delivery,
        @Nullable String body,
        boolean truncated,
        @Nullable DeliveryConflict conflict,
        List<String> remarks) {}
