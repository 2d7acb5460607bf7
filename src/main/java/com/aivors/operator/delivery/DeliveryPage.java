package com.aivors.operator.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of deliveries, newest first.
///
/// @param nextCursor the position where the next page begins; null on the last page. Other pages
///     may be short or even empty, because one request scans a limited part of the log
public record DeliveryPage(
        List<Delivery> deliveries, @Nullable String nextCursor) {}
