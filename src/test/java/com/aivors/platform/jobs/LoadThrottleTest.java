package com.aivors.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoadThrottleTest {

    private static final Duration ROUND = Duration.ofMillis(200);

    private final WriteLoad writes = new WriteLoad();
    private final AtomicLong nanos = new AtomicLong();
    private final LoadThrottle throttle = new LoadThrottle(writes, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void jobsRunATenthOfTheTimeWhileWebhooksQueue() {
        writes.committed(20);
        writes.committed(40);

        assertThat(throttle.rest(ROUND)).isEqualTo(Duration.ofMillis(1800));
    }

    @Test
    void jobsDoNotRestWhileBatchesAreSmall() {
        writes.committed(1);
        writes.committed(3);

        assertThat(throttle.rest(ROUND)).isZero();
    }

    /// With a slow disk, it is possible that no batch ended since the last round.
    @Test
    void jobsStillRestAfterAMomentWithoutABatch() {
        writes.committed(40);
        assertThat(throttle.rest(ROUND)).isPositive();
        pass(Duration.ofSeconds(1));
        assertThat(throttle.rest(ROUND)).isPositive();
    }

    @Test
    void jobsStopRestingWhenNoEventsAreWritten() {
        writes.committed(40);
        assertThat(throttle.rest(ROUND)).isPositive();
        pass(Duration.ofSeconds(3));
        assertThat(throttle.rest(ROUND)).isZero();
    }

    @Test
    void jobsStopRestingWhenBatchesBecomeSmall() {
        writes.committed(40);
        assertThat(throttle.rest(ROUND)).isPositive();
        writes.committed(2);
        assertThat(throttle.rest(ROUND)).isZero();
    }
}
