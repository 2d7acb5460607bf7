package com.aivors.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadThrottleTest {

    private static final Duration ROUND = Duration.ofMillis(200);

    @Test
    void aBusyMachineGivesATenthOfAProcessor() {
        assertThat(new LoadThrottle(() -> 0.99).rest(ROUND)).isEqualTo(Duration.ofMillis(1800));
    }

    @Test
    void anIdleMachineGivesAll() {
        assertThat(new LoadThrottle(() -> 0.5).rest(ROUND)).isZero();
    }

    @Test
    void whatTheSystemDoesNotTellIsNoLoad() {
        assertThat(new LoadThrottle(() -> -1).rest(ROUND)).isZero();
    }
}
