package com.aivors.analytics;

/// How much is told of calls that are counted together: what is not asked for is not read.
enum Detail {
    /// The sums of all metrics.
    SUMS,
    /// Also how quickly agents answered.
    RESPONSES,
    /// Also how long calls were, and the counts by value: these are the longest of all.
    ALL
}
