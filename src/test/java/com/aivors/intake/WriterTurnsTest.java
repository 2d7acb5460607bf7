package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class WriterTurnsTest {

    private static final Executor OTHER_WRITER = task -> Thread.ofVirtual().start(task);

    private final WriterTurns turns = new WriterTurns();

    private void measured(Duration work, Duration flush) {
        for (int i = 0; i < 20; i++) {
            turns.measured(work.toNanos(), flush.toNanos());
        }
    }

    private CompletableFuture<Boolean> other(boolean isBatchFull) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        boolean alone = turns.begin(isBatchFull);
                        turns.end(alone);
                        return alone;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                OTHER_WRITER);
    }

    @Test
    void writersRunInParallelOnAFastDisk() throws InterruptedException, ExecutionException {
        measured(Duration.ofMillis(5), Duration.ofMillis(1));
        assertThat(turns.begin(false)).isFalse();
        assertThat(other(false).get()).isFalse();
    }

    @Test
    void writersTakeTurnsOnASlowDisk() throws InterruptedException, ExecutionException {
        measured(Duration.ofMillis(5), Duration.ofMillis(200));
        boolean alone = turns.begin(false);
        assertThat(alone).isTrue();
        CompletableFuture<Boolean> other = other(false);
        assertThat(other(true).get()).as("a full batch cannot grow by waiting").isFalse();
        assertThat(other).isNotDone();
        turns.end(alone);
        assertThat(other.get()).isTrue();
    }

    @Test
    void aWriterStopsWaitingForAStuckWriter() throws InterruptedException, ExecutionException {
        measured(Duration.ofMillis(5), Duration.ofMillis(200));
        assertThat(turns.begin(false)).isTrue();
        assertThat(other(false).get()).isFalse();
    }
}
