package com.aivors.analytics;

/// The amount of detail to read. Omitted data is not read.
enum ReadingDetail {
    /// Only the sums of all metrics.
    SUMS,
    /// The sums and the response times of agents.
    RESPONSES,
    /// Also the durations of calls and the counts by value, which are the largest data.
    ALL
}
