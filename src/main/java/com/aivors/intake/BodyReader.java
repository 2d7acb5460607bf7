package com.aivors.intake;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;

/// Reads one body as it arrives, without a waiting thread.
final class BodyReader implements Runnable {

    /// The minimum speed of senders while the budget is more than half used. A sender that stalls
    /// with a large body would keep others out.
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private static final int BYTES_PER_SECOND = 1_000_000;

    private final Content.Source source;
    private final long announced;
    private final Body body;
    private final Reader reader;
    private final long since = System.nanoTime();
    private volatile int read;

    /// The outcome of reading.
    enum End {
        WHOLE,
        /// The body broke off, stalled, or has another length than announced.
        INCOMPLETE,
        TOO_LARGE,
        NO_ROOM
    }

    /// Receives the outcome once.
    @FunctionalInterface
    interface Reader {
        void ended(End end);
    }

    BodyReader(Content.Source source, long announced, Body body, Reader reader) {
        this.source = source;
        this.announced = announced;
        this.body = body;
        this.reader = reader;
    }

    /// Reads the available bytes. Jetty calls it again when more arrive.
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            End end = take(chunk);
            if (end != null) {
                reader.ended(end);
                return;
            }
        }
    }

    private @org.jspecify.annotations.Nullable End take(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk)) {
            return End.INCOMPLETE;
        }
        try {
            Body.Added added = body.add(chunk.getByteBuffer());
            read = body.length();
            return switch (added) {
                case TOO_LARGE -> End.TOO_LARGE;
                case NO_ROOM -> End.NO_ROOM;
                case YES -> chunk.isLast() ? last() : null;
            };
        } finally {
            chunk.release();
        }
    }

    private End last() {
        return announced < 0 || announced == body.length() ? End.WHOLE : End.INCOMPLETE;
    }

    /// Ends the request of a slow sender; called while memory is short.
    void endIfSlow(long now) {
        if (now - since > PATIENCE + TimeUnit.SECONDS.toNanos(read) / BYTES_PER_SECOND) {
            source.fail(new TimeoutException("the body is too slow while memory is short"));
        }
    }
}
