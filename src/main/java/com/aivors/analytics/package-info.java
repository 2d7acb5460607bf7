/// The figures of a client: the overview, the numbers above its list, the counts beside its filters.
///
/// CallCounter counts each CallRecord into a Tally, one sum for each Metric; RollupRow keeps tallies by
/// hour and day. PeriodReading reads these rows, and reads the calls of hours that are not counted yet.
/// Figures, OverviewSums and OverviewAnswer make of them what the API answers.
@NullMarked
package com.aivors.analytics;

import org.jspecify.annotations.NullMarked;
