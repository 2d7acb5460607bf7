package com.aivors.platform.time;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Creates ids: UUIDs of version 7, ordered by time, so that indexes grow at one end.
@FunctionalInterface
public interface Ids {

    UUID next();

    /// Uses uuid-creator, which is monotonic within a millisecond, as RFC 9562 recommends. Java has
    /// no UUIDs of version 7.
    static Ids timeOrdered() {
        return UuidCreator::getTimeOrderedEpochPlus1;
    }
}
