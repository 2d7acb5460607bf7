/// The figures of a client: the overview, the numbers above its list, and the counts beside its
/// filters.
///
/// Counting: CallCounter counts each CallRecord into a Tally, with one sum for each Metric.
/// RollupRow stores tallies by hour and day. The job Recount takes the MarkedHours, and
/// ClientRecount counts them again.
///
/// Reading: PeriodReading reads these rows according to its ReadPlan, and reads the calls of hours
/// that are not counted yet. Figures, OverviewSums and OverviewAnswer convert them into the
/// response of the API. ClientActivity provides the figures in lists of clients and agents.
/// Counting and reading share nearly all of these classes, so the package is not divided.
@NullMarked
package com.aivors.analytics;

import org.jspecify.annotations.NullMarked;
