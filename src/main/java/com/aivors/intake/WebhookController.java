package com.aivors.intake;

import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Incoming;
import com.aivors.platform.web.Problem;
import com.aivors.retell.Signature;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The two doors for Retell's events. Read by content, whatever the content type says:
/// forwarded ones are often wrong. Nearly all come by a direct route
/// ([IntakeConfiguration#fromN8n]); what is written differently than in the documentation comes by
/// the servlets.
@RestController
@Tag(name = "Webhooks")
class WebhookController {

    static final String N8N = "/api/n8n/retell-webhook";
    static final String RETELL = "/api/retell/webhook";

    /// An hour's call is about 1 MB.
    private static final int MOST_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookController.class);

    private final Sources sources;
    private final SignedSources signatures;
    private final Reception reception;
    private final WebhookHours hours;
    private final Seats seats;
    private final Body.Budget budget;

    WebhookController(
            Sources sources,
            SignedSources signatures,
            Reception reception,
            WebhookHours hours,
            Seats seats,
            Body.Budget budget) {
        this.sources = sources;
        this.signatures = signatures;
        this.reception = reception;
        this.hours = hours;
        this.seats = seats;
        this.budget = budget;
    }

    @Operation(summary = "Retell's events, forwarded by n8n (header x-n8n-webhook-secret)")
    @PostMapping(N8N)
    Answer<WebhookResults> fromN8n(HttpServletRequest request) {
        return fromN8n(Incoming.of(request));
    }

    @Operation(summary = "Retell's events, sent by Retell itself (header x-retell-signature)")
    @PostMapping(RETELL)
    Answer<WebhookResults> fromRetell(HttpServletRequest request) {
        return fromRetell(Incoming.of(request));
    }

    @Operation(summary = "The same for one source: only its keys are tried")
    @PostMapping(RETELL + "/{sourceId}")
    Answer<WebhookResults> fromOneWorkspace(HttpServletRequest request, @PathVariable UUID sourceId) {
        Sources.Keyed addressed = sources.find(sourceId)
                .filter(one -> one.source().kind() == Source.Kind.RETELL)
                .orElse(null);
        if (addressed == null) {
            refused(Source.Kind.RETELL, null, "unknown-source", Incoming.of(request));
            throw Problem.noSuchAddress(request.getRequestURI());
        }
        return fromRetell(Incoming.of(request), addressed);
    }

    Answer<WebhookResults> fromN8n(Incoming request) {
        String secret = request.header("x-n8n-webhook-secret");
        Source source = secret == null ? null : sources.withSecret(secret).orElse(null);
        if (source == null) {
            refused(Source.Kind.N8N, null, secret == null ? "secret-missing" : "secret-wrong", request);
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED,
                    "wrong-secret",
                    secret == null
                            ? "The header x-n8n-webhook-secret is missing."
                            : "The header x-n8n-webhook-secret does not have the right value.");
        }
        try (Seats.Seat seat = seat(Source.Kind.N8N, source);
                Body body = body(seat, Source.Kind.N8N, source, request)) {
            return answer(reception.receive(source, body, null));
        }
    }

    Answer<WebhookResults> fromRetell(Incoming request) {
        return fromRetell(request, null);
    }

    /// @param addressed the source whose own address it came to; null for the address of all
    private Answer<WebhookResults> fromRetell(Incoming request, Sources.@Nullable Keyed addressed) {
        Source source = addressed == null ? null : addressed.source();
        String signature = request.header(Signature.HEADER);
        try (Seats.Seat seat = seat(Source.Kind.RETELL, source);
                Body body = body(seat, Source.Kind.RETELL, source, request)) {
            return switch (addressed == null
                    ? signatures.verify(signature, body.bytes())
                    : signatures.verify(signature, body.bytes(), addressed)) {
                case SignedSources.Verified verified ->
                    answer(reception.receive(verified.source(), body, verified.signedAt()));
                case SignedSources.Refused refused -> {
                    refused(Source.Kind.RETELL, refused.source(), refused.code(), request);
                    throw Problem.of(HttpStatus.UNAUTHORIZED, refused.code(), refused.message());
                }
            };
        }
    }

    private void refused(Source.Kind kind, @Nullable Source source, String reason, Incoming request) {
        hours.refused(kind, source, reason);
        LOG.warn("[RETELL WEBHOOK] refused ({}), sent by {}", reason, request.sender());
    }

    static Problem busy() {
        return Problem.retryLater(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "The event could not be stored right now. Send it again.", 1);
    }

    private Seats.Seat seat(Source.Kind kind, @Nullable Source source) {
        Seats.Seat seat = seats.take();
        if (seat == null) {
            throw busy(kind, source);
        }
        return seat;
    }

    private Problem busy(Source.Kind kind, @Nullable Source source) {
        hours.refused(kind, source, "busy");
        return busy();
    }

    private Body body(Seats.Seat seat, Source.Kind kind, @Nullable Source source, Incoming request) {
        String encoding = request.header("Content-Encoding");
        if (encoding != null && !"identity".equals(encoding.toLowerCase(Locale.ROOT))) {
            hours.refused(kind, source, "encoding");
            throw Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "content-encoding", "Send the body without compression.");
        }
        if (request.contentLength() > MOST_BYTES) {
            throw tooLarge(kind, source);
        }
        Body body = read(kind, source, request);
        if (body.length() > MOST_BYTES) {
            body.close();
            throw tooLarge(kind, source);
        }
        if (!seat.keep()) {
            body.close();
            throw busy(kind, source);
        }
        return body;
    }

    private Problem tooLarge(Source.Kind kind, @Nullable Source source) {
        hours.refused(kind, source, "too-large");
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "A webhook may have at most 16 MiB.");
    }

    /// What breaks off, stalls or is wrongly framed is the sender's fault and no incident.
    private Body read(Source.Kind kind, @Nullable Source source, Incoming request) {
        long announced = request.contentLength();
        try {
            Body body = Body.read(request.body(), announced, MOST_BYTES, budget);
            if (announced < 0 || body.length() == announced) {
                return body;
            }
            body.close();
        } catch (Body.NoRoom e) {
            throw busy(kind, source);
        } catch (IOException e) {
            // As below.
        }
        throw Problem.of(HttpStatus.BAD_REQUEST, "incomplete", "The body could not be read to its end.");
    }

    private static Answer<WebhookResults> answer(WebhookResults results) {
        return Answer.of(results.message(), results);
    }
}
