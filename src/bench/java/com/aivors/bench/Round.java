package com.aivors.bench;

/// The results of one contender in one period.
///
/// @param done events that were made durable, or requests answered with 200
/// @param refused requests answered with 503
/// @param failed requests with another response or none
/// @param unsent requests for which no connection was free
/// @param latencies of the `done` requests; empty when single events have none
record Round(double seconds, long done, long refused, long failed, long unsent, Latencies latencies) {

    static Round of(double seconds, long done) {
        return new Round(seconds, done, 0, 0, 0, new Latencies());
    }

    double perSecond() {
        return done / seconds;
    }
}
