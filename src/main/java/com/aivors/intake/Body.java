package com.aivors.intake;

import com.aivors.platform.web.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// A webhook's body while it is read and worked on. It takes memory as its bytes come in, whatever
/// its sender announces, from a budget that all of them share: many large ones at once are told to
/// come again, rather than being the end of the service.
final class Body implements AutoCloseable {

    /// For who sends nothing but the beginning.
    private static final int FIRST = 1 << 10;

    /// Once there is more.
    private static final int SECOND = 16 << 10;

    private final Budget budget;
    private byte[] bytes = {};

    private Body(Budget budget) {
        this.budget = budget;
    }

    /// Memory for bodies, in bytes.
    static final class Budget implements Uploads {

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

        @Override
        public boolean areCrowded() {
            return held.get() > most / 2;
        }

        long held() {
            return held.get();
        }
    }

    /// The budget has no room for more at the moment.
    static final class NoRoom extends Exception {

        private static final long serialVersionUID = 1L;

        NoRoom() {
            super(null, null, false, false);
        }
    }

    /// Reads to the end, or one byte more than allowed.
    ///
    /// @param announced the length, or less than 0 when nobody tells
    static Body read(InputStream in, long announced, int most, Budget budget) throws IOException, NoRoom {
        var body = new Body(budget);
        try {
            body.fill(in, announced < 0 ? most : (int) Math.min(announced, most), most + 1);
            return body;
        } catch (IOException | NoRoom | RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private void fill(InputStream in, int expected, int most) throws IOException, NoRoom {
        int size = 0;
        grow(Math.clamp(expected, 1, FIRST));
        while (true) {
            int more = in.read(bytes, size, bytes.length - size);
            if (more < 0) {
                break;
            }
            size += more;
            if (size == bytes.length) {
                int next = size == most ? -1 : in.read();
                if (next < 0) {
                    break;
                }
                grow(Math.min(Math.max(size * 2, SECOND), size < expected ? expected : most));
                bytes[size++] = (byte) next;
            }
        }
        if (size < bytes.length) {
            budget.giveBack(bytes.length - size);
            bytes = Arrays.copyOf(bytes, size);
        }
    }

    private void grow(int length) throws NoRoom {
        if (!budget.take(length - bytes.length)) {
            throw new NoRoom();
        }
        bytes = Arrays.copyOf(bytes, length);
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Forgets the bytes: what was read of them is elsewhere now.
    @Override
    public void close() {
        budget.giveBack(bytes.length);
        bytes = new byte[0];
    }
}
