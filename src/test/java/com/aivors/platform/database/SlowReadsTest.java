package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SlowReadsTest {

    private static final Pools POOLS = TestDatabase.freshPools();
    private static final UUID GREEDY = new UUID(1, 1);
    private static final UUID GREEDY_TOO = new UUID(1, 2);
    private static final UUID MODEST = new UUID(1, 3);

    private final SlowReads reads = new SlowReads(new Database(POOLS.slowReads()), Duration.ofMillis(200));

    @AfterAll
    static void close() {
        POOLS.close();
    }

    @Test
    void twoClientsCannotBlockTheReadsOfAThird() throws Exception {
        var end = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (UUID client : List.of(GREEDY, GREEDY_TOO)) {
                    for (int i = 0; i < SlowReads.PER_CLIENT; i++) {
                        running.add(people.submit(() -> reads.asClient(client, _ -> {
                            try {
                                return end.await(30, java.util.concurrent.TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        })));
                    }
                }
                Eventually.until(
                        "both clients hold all they may",
                        Duration.ofSeconds(10),
                        () -> POOLS.slowReads().getHikariPoolMXBean().getActiveConnections()
                                == 2 * SlowReads.PER_CLIENT);
                assertThatThrownBy(() -> one(GREEDY)).isInstanceOf(TooManySlowReads.class);
                assertThat(one(MODEST)).isEqualTo(1);
            } finally {
                end.countDown();
            }
        }
        for (Future<?> read : running) {
            assertThat(read.get()).isEqualTo(true);
        }
        assertThat(one(GREEDY))
                .as("a client whose reads have ended may read again")
                .isEqualTo(1);
    }

    private Integer one(UUID client) {
        return reads.asClient(
                client, sql -> sql.sql("select 1").query(Integer.class).single());
    }
}
