package com.aivors.call.live;

import com.aivors.call.CallRow;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The stream of server-sent events for one dashboard. Its own thread writes it, so a slow reader
/// delays no other. A reader that falls too far behind is disconnected and then resumes.
public final class LiveStream implements LiveFeed.Subscriber {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final int MOST_BEHIND = 2_000;
    private static final long HEARTBEAT_SECONDS = 15;

    /// Together with the two seconds for which a node caches a session, this stays below the
    /// promised five seconds.
    private static final long SESSION_CHECK_SECONDS = 2;

    private final SseEmitter emitter;
    private final BooleanSupplier signedIn;
    private final BlockingQueue<Message> waiting = new ArrayBlockingQueue<>(MOST_BEHIND);
    private volatile boolean ended;

    private record Message(String id, @Nullable CallRow call) {}

    private static final Message WAKE_UP = new Message("", null);

    /// @param signedIn called every two seconds and before each call; false ends the stream
    public LiveStream(SseEmitter emitter, BooleanSupplier signedIn) {
        this.emitter = emitter;
        this.signedIn = signedIn;
    }

    @Override
    public void changed(List<CallRow> calls, String eventId) {
        for (CallRow call : calls) {
            if (!waiting.offer(new Message(eventId, call))) {
                end();
                return;
            }
        }
    }

    @Override
    public void end() {
        ended = true;
        waiting.offer(WAKE_UP);
    }

    /// Writes until the reader disconnects, the session ends or the server stops.
    ///
    /// @param firstId the id from which a reader resumes that has received no call yet
    public void run(String firstId) {
        try {
            // The comment tells the reader at once that it is connected. The id without data sets
            // the position for a resume.
            emitter.send(SseEmitter.event().comment("connected").id(firstId).reconnectTime(1_000));
            long quiet = 0;
            while (true) {
                Message message = waiting.poll(SESSION_CHECK_SECONDS, TimeUnit.SECONDS);
                // Checks before each call too, so that a busy stream ends as soon as a quiet one.
                if (ended || !signedIn.getAsBoolean()) {
                    break;
                }
                if (message != null && message.call() != null) {
                    emitter.send(SseEmitter.event()
                            .id(message.id())
                            .name("call")
                            .data(message.call(), org.springframework.http.MediaType.APPLICATION_JSON));
                    continue;
                }
                quiet += SESSION_CHECK_SECONDS;
                if (quiet >= HEARTBEAT_SECONDS) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    quiet = 0;
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } catch (RuntimeException e) {
            // The database cannot confirm the session. The stream ends and the reader reconnects.
            LOG.warn("A live stream ended early: {}", e.toString());
            emitter.complete();
        }
    }
}
