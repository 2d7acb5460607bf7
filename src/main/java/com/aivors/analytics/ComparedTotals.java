package com.aivors.analytics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/// The figures of a period and of its comparison period.
///
/// @param previous null without a comparison
public record ComparedTotals(
        @JsonUnwrapped Figures figures, @Nullable Figures previous) {}
