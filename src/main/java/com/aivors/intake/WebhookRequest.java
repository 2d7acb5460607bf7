package com.aivors.intake;

import com.aivors.source.Refusal;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// A request to a webhook address on its way through the handlers.
///
/// @param source null when only the body's signature identifies the source
/// @param sourceInPath the source that the address names; null for the common address
record WebhookRequest(
        Source.Kind kind,
        @Nullable Source source,
        Sources.@Nullable SourceWithSecrets sourceInPath,
        Body body,
        WebhookCounts counts) {

    private static final String ATTRIBUTE = WebhookRequest.class.getName();

    /// Attaches this to the request. Releases the body's memory at the latest when the request
    /// completes.
    void attachTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
        Request.addCompletionListener(request, _ -> close());
    }

    static WebhookRequest of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof WebhookRequest delivery) {
            return delivery;
        }
        throw new IllegalStateException("no delivery");
    }

    void refused(Refusal why) {
        counts.refused(kind, source, why);
    }

    void close() {
        body.close();
    }
}
