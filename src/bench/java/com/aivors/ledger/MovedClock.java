package com.aivors.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A running clock that can be set forward, so that a month passes at once.
final class MovedClock implements InstantSource {

    private volatile Duration offset = Duration.ZERO;

    void set(Instant now) {
        offset = Duration.between(Instant.now(), now);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }
}
