package com.aivors.analytics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// The figures of a period and of the previous period.
public record PeriodTotals(@JsonUnwrapped Figures figures, Figures previous) {}
