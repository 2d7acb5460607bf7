package com.aivors.analytics;

/// The comparison period of a period.
enum Compare {
    /// Directly before the period, with the same number of local days or the same duration.
    PREVIOUS,
    /// The last earlier period with the same weekdays.
    WEEKDAY,
    /// The same days of the previous month; for a period of several months, that many months
    /// earlier.
    MONTH,
    /// One year earlier.
    YEAR,
    NONE
}
