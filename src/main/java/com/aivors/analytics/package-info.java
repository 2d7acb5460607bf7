/// What the calls add up to.
///
/// CallCounter counts each CallRecord into a Tally, one sum for each Counter; RollupRow keeps tallies by
/// hour and day. PeriodReading reads them, and from the calls what is not counted yet; Figures, OverviewSums and
/// OverviewAnswer make of them what the API answers.
@NullMarked
package com.aivors.analytics;

import org.jspecify.annotations.NullMarked;
