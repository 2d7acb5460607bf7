package com.aivors.analytics;

/// The figures above the list of calls.
///
/// @param today since midnight in the viewer's time zone, compared with yesterday until the same
///     time of day
/// @param last30Days until now, compared with the 30 days before
public record CallTotals(PeriodTotals today, PeriodTotals last30Days) {}
