package com.aivors.call;

import com.aivors.platform.access.Authenticator;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Problem;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// A client's own calls.
@RestController
@RequestMapping("/api/calls")
@Tag(name = "Calls")
class CallController {

    private static final int RETRY_SECONDS = 30;

    private final Database database;
    private final LiveFeed feed;
    private final Authenticator sessions;
    private final InstantSource clock;
    private final CallExport export;

    CallController(Database database, LiveFeed feed, Authenticator sessions, InstantSource clock, CallExport export) {
        this.database = database;
        this.feed = feed;
        this.sessions = sessions;
        this.clock = clock;
        this.export = export;
    }

    @Operation(summary = "Calls, newest first")
    @GetMapping
    Answer<CallPage> list(SignedIn caller, @ParameterObject CallQuery query) {
        UUID clientId = caller.client();
        return Answer.of(database.asClient(
                clientId, sql -> Calls.list(sql, clientId, query.filter(), query.cursor(), query.size())));
    }

    @Operation(summary = "One call with its transcript, analysis, cost and recording")
    @GetMapping("/{callId}")
    Answer<CallDetail> detail(SignedIn caller, @PathVariable String callId) {
        UUID clientId = caller.client();
        return Answer.of(database.asClient(
                        clientId, sql -> Calls.detail(sql, clientId, RetellId.trimmed(callId), clock.instant()))
                .orElseThrow(Problem::notFound));
    }

    @Operation(summary = "The same calls as CSV")
    @GetMapping(path = "/export.csv", produces = "text/csv")
    void export(SignedIn caller, @ParameterObject CallQuery query, HttpServletResponse response) throws IOException {
        export.write(caller, query.filter(), response);
    }

    @Operation(summary = "Calls as they change, as server-sent events (event: call)")
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(
            SignedIn caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        UUID clientId = caller.client();
        // A proxy that collects the answer would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        var emitter = new SseEmitter(0L);
        var stream = new LiveStream(emitter, () -> !feed.isClosed() && sessions.isRunning(caller));
        emitter.onCompletion(() -> feed.unsubscribe(clientId, stream));
        emitter.onError(_ -> stream.end());
        String seen = lastEventId != null && LiveFeed.isEventId(lastEventId) ? lastEventId : null;
        String firstId = seen == null ? feed.eventId() : seen;
        if (!feed.subscribe(clientId, stream)) {
            throw Problem.retryLater(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-streams",
                    "Too many dashboards are open. Please close some.",
                    RETRY_SECONDS);
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
