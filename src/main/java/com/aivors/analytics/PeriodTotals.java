package com.aivors.analytics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The figures of a period, and those of the one before it beside them.
public record PeriodTotals(@JsonUnwrapped Figures figures, Figures previous) {}
