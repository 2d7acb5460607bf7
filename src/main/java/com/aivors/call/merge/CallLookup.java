package com.aivors.call.merge;

import java.util.UUID;

/// Asks Retell for the data of a call, and processes the answer like a webhook.
@FunctionalInterface
public interface CallLookup {

    /// Returns when the answer is stored or there is none. Blocks for a few seconds at most.
    ///
    /// @return false when further questions are useless now: no key, no answer, or throttled
    boolean ask(UUID clientId, String callId);
}
