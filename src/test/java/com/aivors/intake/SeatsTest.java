package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private volatile boolean overdue;
    private Seats seats = new Seats(2, LONG, () -> overdue);

    @AfterEach
    void close() {
        seats.close();
    }

    private Seats.Seat seat() {
        return Objects.requireNonNull(seats.take());
    }

    private void await(int waiting) {
        Waiting.until("waiting: " + waiting, Duration.ofSeconds(10), () -> seats.waiting() == waiting);
    }

    @Test
    void whoFindsNoneWaitsAndIsSeatedInTheOrderOfArrival() {
        Seats.Seat first = seat();
        Seats.Seat second = seat();
        assertThat(first.keep() && second.keep()).isTrue();
        List<Integer> seated = Collections.synchronizedList(new ArrayList<>());
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                senders.execute(() -> {
                    Seats.Seat seat = seat();
                    seated.add(number);
                    seat.close();
                });
                await(i + 1);
            }
            assertThat(seated).isEmpty();
            first.close();
        }
        assertThat(seated)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        second.close();
        assertThat(seats.free()).isEqualTo(2);
    }

    @Test
    void whoFindsNoneInTimeIsTurnedAway() {
        seats.close();
        seats = new Seats(1, Duration.ofMillis(50), () -> false);
        Seats.Seat only = seat();
        assertThat(only.keep()).isTrue();
        assertThat(seats.take()).isNull();
        assertThat(seats.waiting()).isZero();
    }

    @Test
    void nobodyWaitsWhileTheDatabaseIsOverdue() {
        overdue = true;
        assertThat(seats.take()).isNull();
        assertThat(seats.free()).isEqualTo(2);
    }

    /// Refused at once, hundreds of senders that never wait would take all processors.
    @Test
    void theMoreAreTurnedAwayTheLongerItTakes() {
        overdue = true;
        long one = millisToTurnAway(1);
        long many = millisToTurnAway(300);
        assertThat(one).isLessThan(150);
        assertThat(many).isBetween(200L, 5_000L);
    }

    private long millisToTurnAway(int senders) {
        long began = System.nanoTime();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                all.execute(() -> assertThat(seats.take()).isNull());
            }
        }
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    @Test
    void whoIsSlowToSendKeepsNobodyOut() {
        Seats.Seat slow = seat();
        Seats.Seat slower = seat();
        Seats.Seat quick = seat();
        assertThat(quick.keep()).isTrue();
        assertThat(slow.keep()).as("another seat, as soon as its body is there").isTrue();
        var last = CompletableFuture.supplyAsync(slower::keep);
        await(1);
        quick.close();
        assertThat(last.join()).isTrue();
        slow.close();
        slower.close();
        assertThat(seats.free()).isEqualTo(2);
    }

    @Test
    void aSeatIsGivenBackOnce() {
        Seats.Seat broken = seat();
        broken.close();
        broken.close();
        Seats.Seat takenBack = seat();
        Waiting.until("taken back", Duration.ofSeconds(10), () -> seats.free() == 2);
        takenBack.close();
        assertThat(seats.free()).isEqualTo(2);
    }
}
