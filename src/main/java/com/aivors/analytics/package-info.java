/// The figures of a client: the overview, the numbers above its list, the counts beside its filters.
///
/// Counting: CallCounter counts each CallRecord into a Tally, one sum for each Metric; RollupRow keeps tallies by
/// hour and day. Recount, the job, takes the Marks of hours that have changed, and ClientRecount counts them anew.
///
/// Reading: PeriodReading reads these rows as its ReadPlan says, and reads the calls of hours that are not counted
/// yet. Figures, OverviewSums and OverviewAnswer make of them what the API answers. ClientActivity is what lists of
/// clients and agents show. Both sides share nearly all of these classes, so there are no rooms.
@NullMarked
package com.aivors.analytics;

import org.jspecify.annotations.NullMarked;
