package com.aivors.platform.http;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reports requests that no servlet answers in `http.server.requests` and in traces, with the same
/// name and keys as all other requests.
@Component
public final class RequestObservations {

    private static final String NAME = "http.server.requests";

    private final ObservationRegistry registry;

    RequestObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    /// Observes the request until it is complete.
    ///
    /// @param pattern the address, with variables in braces
    public void begin(Request request, Response response, String pattern) {
        var context = new RequestReplyReceiverContext<Request, Response>(
                (carrier, name) -> carrier.getHeaders().get(name));
        context.setCarrier(request);
        String method = request.getMethod();
        Observation observation = Observation.createNotStarted(NAME, () -> context, registry)
                .contextualName("http " + method.toLowerCase(Locale.ROOT) + " " + pattern)
                .start();
        Request.addCompletionListener(request, failure -> {
            observation.lowCardinalityKeyValues(keys(method, pattern, response.getStatus(), failure));
            observation.stop();
        });
    }

    private static KeyValues keys(String method, String pattern, int status, @Nullable Throwable failure) {
        return KeyValues.of(
                KeyValue.of(
                        "exception",
                        failure == null ? "none" : failure.getClass().getSimpleName()),
                KeyValue.of("method", method),
                KeyValue.of("outcome", outcome(status)),
                KeyValue.of("status", Objects.toString(status)),
                KeyValue.of("uri", pattern));
    }

    /// Uses Spring's names.
    private static String outcome(int status) {
        return switch (status / 100) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "SUCCESS";
            case 3 -> "REDIRECTION";
            case 4 -> "CLIENT_ERROR";
            case 5 -> "SERVER_ERROR";
            default -> "UNKNOWN";
        };
    }
}
