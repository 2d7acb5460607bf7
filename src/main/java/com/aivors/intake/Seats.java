package com.aivors.intake;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Places for deliveries that are seen through at once. Who finds none waits in the order of arrival,
/// before its body is read: a sender that waits costs some memory, one that is turned away comes
/// again with all of its bytes, and refusing them takes half the time of serving. Who is slow to
/// send keeps nobody out: its seat is taken back until its body is there.
final class Seats implements AutoCloseable {

    /// Two full batches, less than half a second's work. More would not be served sooner, and the
    /// bodies of all who are seated are in memory.
    private static final int SEATS = 512;

    /// Who waits longer is told to come again.
    private static final Duration PATIENCE = Duration.ofMillis(800);

    /// What Tomcat holds of a request, its body aside.
    private static final int WAITING_BYTES = 100_000;

    /// At most a quarter of the heap.
    private static final int MOST_WAITING =
            Math.clamp(Runtime.getRuntime().maxMemory() / 4 / WAITING_BYTES, 256, 1_536);

    /// Who is told to come again is told so after a moment, as long as these are not too many: senders
    /// that never wait would be refused thousands of times a second, at the expense of the others and
    /// of the writer, which would fall behind the more.
    private static final Duration BEFORE_REFUSAL = Duration.ofMillis(300);

    private static final Duration LONGEST_BEFORE_REFUSAL = Duration.ofMillis(1_500);

    /// The more they are, the longer the moment: 500 refusals a second take a tenth of a processor.
    private static final Duration BETWEEN_REFUSALS = Duration.ofMillis(2);

    /// For a body that is on its way, a millisecond is usual.
    private static final Duration READING = Duration.ofMillis(20);

    private enum State {
        READING,
        KEPT,
        TAKEN_BACK,
        LEFT
    }

    private final Semaphore free;
    private final long patience;
    private final BooleanSupplier overdue;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final Queue<Seat> reading = new ConcurrentLinkedQueue<>();
    private final Thread warden;
    private volatile boolean closed;

    /// @param overdue whether what is waiting for the database has waited for too long already
    Seats(BooleanSupplier overdue) {
        this(SEATS, PATIENCE, overdue);
    }

    Seats(int count, Duration patience, BooleanSupplier overdue) {
        this.free = new Semaphore(count, true);
        this.patience = patience.toNanos();
        this.overdue = overdue;
        this.warden = Thread.ofPlatform().daemon().name("intake-seats").start(this::takeBack);
    }

    /// Waits for a seat; to be called before the body is read.
    ///
    /// @return null when the sender should come again
    @Nullable
    Seat take() {
        if (overdue.getAsBoolean()) {
            turnAway(Duration.ZERO);
            return null;
        }
        if (!isFreeInTime()) {
            return null;
        }
        var seat = new Seat();
        reading.add(seat);
        if (reading.peek() == seat) {
            LockSupport.unpark(warden);
        }
        return seat;
    }

    private boolean isFreeInTime() {
        // Not past those who wait.
        if (waiting.get() == 0 && free.tryAcquire()) {
            return true;
        }
        if (waiting.getAndIncrement() >= MOST_WAITING) {
            waiting.decrementAndGet();
            turnAway(BEFORE_REFUSAL);
            return false;
        }
        try {
            return free.tryAcquire(patience, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /// @param least how long it takes for the first
    private void turnAway(Duration least) {
        int others = turnedAway.getAndIncrement();
        try {
            if (others < MOST_WAITING) {
                long inTurn = BETWEEN_REFUSALS.multipliedBy(others).toMillis();
                Thread.sleep(Math.clamp(inTurn, least.toMillis(), LONGEST_BEFORE_REFUSAL.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            turnedAway.decrementAndGet();
        }
    }

    int waiting() {
        return waiting.get();
    }

    int free() {
        return free.availablePermits();
    }

    private void takeBack() {
        while (!closed) {
            long now = System.nanoTime();
            for (Seat seat = reading.peek(); seat != null && seat.isThrough(now); seat = reading.peek()) {
                reading.remove();
            }
            if (reading.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, READING.toNanos() / 2);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(warden);
    }

    /// One delivery's place.
    final class Seat implements AutoCloseable {

        private final AtomicReference<State> state = new AtomicReference<>(State.READING);
        private final long since = System.nanoTime();

        /// The body is there. Who took too long for it waits for another seat.
        ///
        /// @return false when there is none in time
        boolean keep() {
            if (state.compareAndSet(State.READING, State.KEPT)) {
                return true;
            }
            if (isFreeInTime()) {
                state.set(State.KEPT);
                return true;
            }
            return false;
        }

        private boolean isThrough(long now) {
            if (state.get() == State.READING) {
                if (now - since < READING.toNanos()) {
                    return false;
                }
                if (state.compareAndSet(State.READING, State.TAKEN_BACK)) {
                    free.release();
                }
            }
            return true;
        }

        @Override
        public void close() {
            State last = state.getAndSet(State.LEFT);
            if (last == State.READING || last == State.KEPT) {
                free.release();
            }
        }
    }
}
