package com.aivors.platform.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Aborts bodies that arrive too slowly: their readers get a failure instead of more bytes. Checks
/// whenever a reader waits for bytes; Jetty's idle timeout covers complete silence.
///
/// Jetty's own `MinimumDataRateHandler` counts the bytes of all requests together (12.1.14), so
/// that many slow senders together look fast.
final class SlowBodies extends Handler.Wrapper {

    /// Together with the idle timeout of 8 s, this is less than 15 s.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /// Bodies that arrive at least this fast have no time limit.
    private static final int BYTES_PER_SECOND = 20_000;

    SlowBodies(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request.getLength() == 0 ? request : new Timed(request), response, callback);
    }

    /// Used by one thread at a time, because Jetty reads that way.
    private static final class Timed extends Request.Wrapper {

        private final long since = System.nanoTime();
        private long bytes;
        private Content.@Nullable Chunk failure;

        Timed(Request request) {
            super(request);
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (failure != null) {
                return failure;
            }
            Content.Chunk chunk = super.read();
            if (chunk != null && !Content.Chunk.isFailure(chunk)) {
                bytes += chunk.remaining();
            }
            return chunk;
        }

        @Override
        public void demand(Runnable more) {
            if (System.nanoTime() - since > PATIENCE.toNanos() + TimeUnit.SECONDS.toNanos(bytes) / BYTES_PER_SECOND) {
                failure = Content.Chunk.from(new TimeoutException("the body arrives too slowly"));
                more.run();
            } else {
                super.demand(more);
            }
        }
    }
}
