package com.aivors.call.live;

import com.aivors.platform.access.Authenticator;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Streams a client's calls as they change.
@RestController
@RequestMapping("/api/calls")
@Tag(name = "Calls")
class LiveController {

    private static final int RETRY_SECONDS = 30;

    private final LiveFeed feed;
    private final Authenticator sessions;

    LiveController(LiveFeed feed, Authenticator sessions) {
        this.feed = feed;
        this.sessions = sessions;
    }

    @Operation(summary = "Calls as they change, as server-sent events (event: call)")
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(
            SignedIn caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        UUID clientId = caller.client();
        // Prevents a buffering proxy from holding the events back.
        response.setHeader("X-Accel-Buffering", "no");
        var emitter = new SseEmitter(0L);
        var stream = new LiveStream(emitter, () -> !feed.isClosed() && sessions.isRunning(caller));
        emitter.onCompletion(() -> feed.unsubscribe(clientId, stream));
        emitter.onError(_ -> stream.end());
        String seen = lastEventId != null && LiveFeed.isEventId(lastEventId) ? lastEventId : null;
        String firstId = seen == null ? feed.eventId() : seen;
        if (!feed.subscribe(clientId, stream)) {
            throw ProblemType.TOO_MANY_STREAMS.problem().retryAfter(RETRY_SECONDS);
        }
        try {
            if (seen != null) {
                feed.resume(clientId, seen, stream);
            }
        } catch (RuntimeException e) {
            feed.unsubscribe(clientId, stream);
            throw e;
        }
        Thread.ofVirtual().name("live-stream").start(() -> stream.run(firstId));
        return emitter;
    }
}
