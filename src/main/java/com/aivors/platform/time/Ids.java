package com.aivors.platform.time;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Where new identities come from: UUIDs of version 7, ordered by time, so that their indexes
/// grow at one end.
@FunctionalInterface
public interface Ids {

    UUID next();

    /// uuid-creator: monotonic within a millisecond, as RFC 9562 recommends; Java has no
    /// version 7 of its own.
    static Ids timeOrdered() {
        return UuidCreator::getTimeOrderedEpochPlus1;
    }
}
