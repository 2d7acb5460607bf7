package com.aivors.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// The body of a webhook while it is read and processed. It takes memory as bytes arrive, not as
/// announced, from a budget that all bodies share. When the budget is used up, senders have to
/// retry. For one thread at a time.
final class Body implements AutoCloseable {

    /// The smallest allocation for a body that arrives in several pieces.
    private static final int SMALL = 16 << 10;

    private final Budget budget;
    private final int expected;
    private final int most;
    private byte[] bytes = {};
    private int size;
    private boolean closed;

    /// @param announced the length, or less than 0 when the sender does not state it
    /// @param most the largest length, in bytes
    Body(long announced, int most, Budget budget) {
        this.expected = announced < 0 ? most : (int) Math.min(announced, most);
        this.most = most;
        this.budget = budget;
    }

    /// The memory for all bodies, in bytes.
    static final class Budget {

        private final long most;
        private final AtomicLong held = new AtomicLong();

        Budget(long most) {
            this.most = most;
        }

        private boolean take(long bytes) {
            if (held.addAndGet(bytes) <= most) {
                return true;
            }
            held.addAndGet(-bytes);
            return false;
        }

        private void giveBack(long bytes) {
            held.addAndGet(-bytes);
        }

        /// Returns whether so much memory is in use that slow senders are ended.
        boolean isCrowded() {
            return held.get() > most / 2;
        }

        /// Returns whether `bytes` more fit in now.
        boolean hasRoomFor(long bytes) {
            return held.get() + bytes <= most;
        }

        long held() {
            return held.get();
        }
    }

    /// The outcome of adding a piece.
    enum Added {
        YES,
        /// The body is larger than allowed.
        TOO_LARGE,
        /// The budget is used up at the moment.
        NO_ROOM
    }

    /// Copies the remaining bytes of `piece`.
    Added add(ByteBuffer piece) {
        int more = piece.remaining();
        if (more > most - size) {
            return Added.TOO_LARGE;
        }
        if (size + more > bytes.length && !grow(size + more)) {
            return Added.NO_ROOM;
        }
        piece.get(bytes, size, more);
        size += more;
        return Added.YES;
    }

    private boolean grow(int least) {
        int limit = size < expected ? expected : most;
        int length = Math.max(least, Math.min(Math.max(bytes.length * 2, SMALL), limit));
        if (closed || !budget.take(length - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, length);
        return true;
    }

    int length() {
        return size;
    }

    /// Returns the whole body; nothing may be added afterwards.
    byte[] bytes() {
        if (size < bytes.length) {
            budget.giveBack(bytes.length - size);
            bytes = Arrays.copyOf(bytes, size);
        }
        return bytes;
    }

    /// Releases the bytes. The events that were read from them have their own copies.
    @Override
    public void close() {
        closed = true;
        budget.giveBack(bytes.length);
        bytes = new byte[0];
        size = 0;
    }
}
