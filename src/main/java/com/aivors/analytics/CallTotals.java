package com.aivors.analytics;

/// The figures above the list of calls.
///
/// @param today since midnight in the viewer's time zone; before it, yesterday until the same
///     time
/// @param last30Days until now; before it, the 30 days before those
public record CallTotals(PeriodTotals today, PeriodTotals last30Days) {}
