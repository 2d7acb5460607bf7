package com.aivors.intake;

import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.CoreAnswers;
import com.aivors.platform.http.Failures;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.retell.Signature;
import com.aivors.source.Refusal;
import com.aivors.source.SignatureFault;
import com.aivors.source.SignedSources;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Verifies and stores a delivery whose body has been read, and waits for the commit.
class DeliveryHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryHandler.class);

    private final SignedSources signedSources;
    private final Reception reception;
    private final CoreAnswers answers;

    DeliveryHandler(SignedSources signedSources, Reception reception, CoreAnswers answers) {
        this.signedSources = signedSources;
        this.reception = reception;
        this.answers = answers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            WebhookResults results = store(WebhookRequest.of(request), request);
            answers.write(response, ApiResponse.of(results.message(), results), callback);
        } catch (RuntimeException e) {
            answers.write(response, Failures.problem(e), callback);
        }
        return true;
    }

    WebhookResults store(WebhookRequest delivery, Request request) {
        Source source = delivery.source();
        if (source != null && delivery.kind() == Source.Kind.N8N) {
            return reception.receive(source, delivery.body(), null);
        }
        String signature = request.getHeaders().get(Signature.HEADER);
        byte[] body = delivery.body().bytes();
        Sources.SourceWithSecrets sourceInPath = delivery.sourceInPath();
        return switch (sourceInPath == null
                ? signedSources.verify(signature, body)
                : signedSources.verify(signature, body, sourceInPath)) {
            case SignedSources.Verified verified ->
                reception.receive(verified.source(), delivery.body(), verified.signedAt());
            case SignedSources.Refused refused -> {
                Refusal refusal = refused.fault().refusal();
                delivery.counts().refused(delivery.kind(), refused.source(), refusal);
                LOG.warn("[RETELL WEBHOOK] refused ({}), sent by {}", refusal.reason(), Request.getRemoteAddr(request));
                throw problem(refused.fault());
            }
        };
    }

    private static Problem problem(SignatureFault fault) {
        return switch (fault) {
            case SignatureFault.Missing _ -> ProblemType.SIGNATURE_MISSING.problem(Signature.HEADER);
            case SignatureFault.Malformed _ -> ProblemType.SIGNATURE_MALFORMED.problem();
            case SignatureFault.Clock clock ->
                ProblemType.SIGNATURE_CLOCK.problem(clock.difference().abs().toSeconds());
            case SignatureFault.Wrong _ -> ProblemType.SIGNATURE_WRONG.problem();
            case SignatureFault.WithoutKey _ -> ProblemType.SIGNATURE_WITHOUT_KEY.problem();
        };
    }
}
