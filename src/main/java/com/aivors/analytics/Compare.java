package com.aivors.analytics;

/// The period whose figures stand beside those of a period.
enum Compare {
    /// Just before it: as many local days, or as much time.
    PREVIOUS,
    /// The last one before it with the same weekdays.
    WEEKDAY,
    /// The same days of the month before it; after several months, as many months before.
    MONTH,
    /// A year before it.
    YEAR,
    NONE
}
