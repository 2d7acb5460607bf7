package com.aivors.bench;

/// What one contender achieved in one stretch of time.
///
/// @param done events that are durable, or requests answered with 200
/// @param refused requests answered with 503
/// @param failed requests with any other answer or none
/// @param unsent requests for which all connections were taken
/// @param latencies of what was done; empty where single events have none
record Round(double seconds, long done, long refused, long failed, long unsent, Latencies latencies) {

    static Round of(double seconds, long done) {
        return new Round(seconds, done, 0, 0, 0, new Latencies());
    }

    double perSecond() {
        return done / seconds;
    }
}
