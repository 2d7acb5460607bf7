package com.aivors.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadThrottleTest {

    private static final Duration ROUND = Duration.ofMillis(200);

    private final WriteLoad writes = new WriteLoad();

    @Test
    void workTakesATenthOfAProcessorWhileWebhooksQueueOnABusyMachine() {
        var throttle = new LoadThrottle(() -> 0.99, writes);

        writes.committed(20);
        writes.committed(40);

        assertThat(throttle.rest(ROUND)).isEqualTo(Duration.ofMillis(1800));
        // Nothing was written since.
        assertThat(throttle.rest(ROUND)).isZero();
    }

    @Test
    void workGoesOnWhileReadersKeepTheMachineBusy() {
        var throttle = new LoadThrottle(() -> 0.99, writes);

        writes.committed(1);
        writes.committed(3);

        assertThat(throttle.rest(ROUND)).isZero();
    }

    @Test
    void workGoesOnWhileTheMachineHasProcessorsToSpare() {
        var throttle = new LoadThrottle(() -> 0.5, writes);

        writes.committed(40);

        assertThat(throttle.rest(ROUND)).isZero();
    }

    @Test
    void workGoesOnWhereTheLoadIsUnknown() {
        var throttle = new LoadThrottle(() -> -1, writes);

        writes.committed(40);

        assertThat(throttle.rest(ROUND)).isZero();
    }
}
