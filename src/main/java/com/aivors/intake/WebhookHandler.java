package com.aivors.intake;

import com.aivors.platform.access.WebhookPaths;
import com.aivors.platform.http.CoreAnswers;
import com.aivors.platform.http.Failures;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.http.RequestObservations;
import com.aivors.source.Refusal;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The entry of every webhook. Stands before the servlets and answers in their place, because a
/// servlet would use 40 kB of memory for each waiting request. Checks the headers. If
/// [AdmissionLimit] has room, reads the body with [BodyReader] and passes the request to
/// [AdmissionLimit]. Ignores the content type of bodies, because forwarding tools often set a wrong
/// one.
final class WebhookHandler extends Handler.Wrapper {

    /// The address pattern for one source.
    static final String RETELL_SOURCE = WebhookPaths.retell("{sourceId}");

    private static final String RETELL_SOURCES = WebhookPaths.retell("");

    /// A call of one hour takes about 1 MB.
    private static final int MOST_BYTES = 16 << 20;

    private static final long WATCH_EVERY_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);

    private final Sources sources;
    private final AdmissionLimit admission;
    private final WebhookCounts counts;
    private final Body.Budget budget;
    private final CoreAnswers answers;
    private final RequestObservations observations;
    private final Set<BodyReader> readers = ConcurrentHashMap.newKeySet();

    WebhookHandler(
            Sources sources,
            AdmissionLimit admission,
            WebhookCounts counts,
            Body.Budget budget,
            CoreAnswers answers,
            RequestObservations observations) {
        this.sources = sources;
        this.admission = admission;
        this.counts = counts;
        this.budget = budget;
        this.answers = answers;
        this.observations = observations;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String address = address(request.getHttpURI().getCanonicalPath());
        if (address == null) {
            return super.handle(request, response, callback);
        }
        observations.begin(request, response, address);
        try {
            begin(address, request, response, callback);
        } catch (RuntimeException e) {
            answers.write(response, Failures.problem(e), callback);
        }
        return true;
    }

    /// @return null for all other addresses; ignores a slash at the end
    private static @Nullable String address(@Nullable String path) {
        if (path == null) {
            return null;
        }
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (bare.equals(WebhookPaths.N8N) || bare.equals(WebhookPaths.RETELL)) {
            return bare;
        }
        return bare.startsWith(RETELL_SOURCES) ? RETELL_SOURCE : null;
    }

    private void begin(String address, Request request, Response response, Callback callback) {
        if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            throw ProblemType.METHOD_NOT_ALLOWED.problem();
        }
        Source.Kind kind = address.equals(WebhookPaths.N8N) ? Source.Kind.N8N : Source.Kind.RETELL;
        Sources.SourceWithSecrets sourceInPath = address.equals(RETELL_SOURCE) ? sourceInPath(request) : null;
        Source source =
                kind == Source.Kind.N8N ? withSecret(request) : sourceInPath == null ? null : sourceInPath.source();
        var body = new Body(request.getLength(), MOST_BYTES, budget);
        var delivery = new WebhookRequest(kind, source, sourceInPath, body, counts);
        delivery.attachTo(request);
        checkHead(delivery, request);
        if (admission.isFull(request.getLength())) {
            admission.refuse(request, response, callback);
            return;
        }
        read(delivery, request, response, callback);
    }

    /// @throws Problem 404 when the address does not name a source with a signature
    private Sources.SourceWithSecrets sourceInPath(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        String id = path.substring(RETELL_SOURCES.length()).replaceFirst("/$", "");
        return find(id).filter(one -> one.source().kind() == Source.Kind.RETELL).orElseThrow(() -> {
            refused(Source.Kind.RETELL, Refusal.UNKNOWN_SOURCE, request);
            return Problem.noSuchAddress(request.getHttpURI().getPath());
        });
    }

    private Optional<Sources.SourceWithSecrets> find(String id) {
        try {
            return sources.find(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void refused(Source.Kind kind, Refusal why, Request request) {
        counts.refused(kind, null, why);
        LOG.warn("[RETELL WEBHOOK] refused ({}), sent by {}", why.reason(), Request.getRemoteAddr(request));
    }

    private Source withSecret(Request request) {
        String secret = request.getHeaders().get("x-n8n-webhook-secret");
        Source source = secret == null ? null : sources.withSecret(secret).orElse(null);
        if (source == null) {
            refused(Source.Kind.N8N, secret == null ? Refusal.SECRET_MISSING : Refusal.SECRET_WRONG, request);
            throw (secret == null ? ProblemType.SECRET_MISSING : ProblemType.WRONG_SECRET).problem();
        }
        return source;
    }

    private static void checkHead(WebhookRequest delivery, Request request) {
        String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        if (encoding != null && !"identity".equals(encoding.toLowerCase(Locale.ROOT))) {
            delivery.refused(Refusal.ENCODING);
            throw ProblemType.CONTENT_ENCODING.problem();
        }
        if (request.getLength() > MOST_BYTES) {
            throw tooLarge(delivery);
        }
    }

    private static Problem tooLarge(WebhookRequest delivery) {
        delivery.refused(Refusal.TOO_LARGE);
        return ProblemType.WEBHOOK_TOO_LARGE.problem();
    }

    private void read(WebhookRequest delivery, Request request, Response response, Callback callback) {
        var reader = new BodyReader(
                request,
                request.getLength(),
                delivery.body(),
                end -> ended(end, delivery, request, response, callback));
        readers.add(reader);
        Request.addCompletionListener(request, _ -> readers.remove(reader));
        reader.run();
    }

    private void ended(
            BodyReader.End end, WebhookRequest delivery, Request request, Response response, Callback callback) {
        try {
            switch (end) {
                case WHOLE -> {
                    if (!admission.handle(request, response, callback)) {
                        throw new IllegalStateException("the limit answers or passes on");
                    }
                }
                case NO_ROOM -> admission.refuse(request, response, callback);
                case TOO_LARGE -> throw tooLarge(delivery);
                case INCOMPLETE -> {
                    delivery.refused(Refusal.INCOMPLETE);
                    throw ProblemType.INCOMPLETE_BODY.problem();
                }
            }
        } catch (Exception e) {
            delivery.close();
            answers.write(response, Failures.problem(e), callback);
        }
    }

    @Override
    protected void doStart() throws Exception {
        admission.setServer(getServer());
        addManaged(admission);
        super.doStart();
        watchSlowBodies();
    }

    private void watchSlowBodies() {
        if (isStarting() || isStarted()) {
            getServer().getScheduler().schedule(this::endSlowOnes, WATCH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void endSlowOnes() {
        if (budget.isCrowded()) {
            long now = System.nanoTime();
            readers.forEach(reader -> reader.endIfSlow(now));
        }
        watchSlowBodies();
    }
}
