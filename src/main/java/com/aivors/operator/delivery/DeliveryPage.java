package com.aivors.operator.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deliveries, newest first.
///
/// @param nextCursor where the next page begins; null on the last one. A page may be short, even
///     empty, before the last: one request looks through a bounded part of the log
public record DeliveryPage(
        List<Delivery> deliveries, @Nullable String nextCursor) {}
