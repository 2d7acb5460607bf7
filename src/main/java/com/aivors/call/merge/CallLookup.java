package com.aivors.call.merge;

import java.util.UUID;

/// Asks Retell what it knows of a call, and takes the answer in like a webhook. Given by
/// configuration.
@FunctionalInterface
public interface CallLookup {

    /// Returns when the answer is stored, or when there is none. Blocks for some seconds at most.
    ///
    /// @return false when asking for more calls is of no use now: no key, no answer, throttled
    boolean ask(UUID clientId, String callId);
}
