package com.aivors.faults;

/// One request of the generator and what came of it: a line of the ledger.
///
/// @param at when it was sent, milliseconds since the epoch
/// @param status 0 when no answer was read
/// @param millis until the answer, or until there was none
/// @param retryAfter whether the answer said when to come again
record Sent(Said said, long at, int status, long millis, boolean retryAfter) {

    /// What the sender knows about its event.
    enum Outcome {
        /// Acknowledged: never to be lost.
        OK,
        /// Refused: the sender comes again.
        FAIL,
        /// No answer: it may be stored, or not.
        INFO
    }

    Outcome outcome() {
        if (status == 0) {
            return Outcome.INFO;
        }
        return status / 100 == 2 ? Outcome.OK : Outcome.FAIL;
    }
}
