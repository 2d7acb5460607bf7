package com.aivors.faults;

/// A request of the generator with its result: a line of the ledger.
///
/// @param at the time of sending, milliseconds since the epoch
/// @param status 0 when no response was read
/// @param millis the time until the response or the failure
/// @param retryAfter whether the response has a Retry-After header
record Sent(Said said, long at, int status, long millis, boolean retryAfter) {

    /// The sender's knowledge about its event.
    enum Outcome {
        /// Acknowledged: the event must never be lost.
        OK,
        /// Refused: the sender sends it again.
        FAIL,
        /// No response: the event may be stored or not.
        INFO
    }

    Outcome outcome() {
        if (status == 0) {
            return Outcome.INFO;
        }
        return status / 100 == 2 ? Outcome.OK : Outcome.FAIL;
    }
}
