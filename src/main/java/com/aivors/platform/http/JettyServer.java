package com.aivors.platform.http;

import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Sets Jetty's limits and installs the handlers before the servlets (docs/decisions/0014).
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class JettyServer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    /// The longest pause between two requests of one connection.
    private static final Duration IDLE = Duration.ofSeconds(60);

    /// The longest pause between two bytes of a request's body or of an answer.
    private static final Duration STALLED = Duration.ofSeconds(8);

    /// Limits the kernel's buffer, which would grow to megabytes for each reader that does not
    /// read.
    private static final int SEND_BUFFER = 128 << 10;

    /// The buffer of one answer. Larger writes bypass it. Both of Jetty's limits must have this
    /// value: Spring Security adds its headers when a buffer's worth has been written, which must
    /// not be later than Jetty's commit.
    private static final int OUTPUT_BUFFER = 8 << 10;

    /// New connections beyond this wait one to three seconds until TCP retries.
    private static final int ACCEPT_QUEUE = 1_000;

    /// Ids in paths come from the provider and may contain any character. The firewall of Spring
    /// Security refuses the rest.
    private static final UriCompliance URIS = UriCompliance.DEFAULT.with(
            "aivors",
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_PARAMETER,
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.SUSPICIOUS_PATH_CHARACTERS);

    private final CoreAnswers answers;
    private final ObjectProvider<Handler.Singleton> front;

    /// @param front handlers before the servlets; each passes on the requests that it does not
    ///     answer
    JettyServer(CoreAnswers answers, ObjectProvider<Handler.Singleton> front) {
        this.answers = answers;
        this.front = front;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(this::customize);
    }

    private void customize(Server server) {
        for (Connector connector : server.getConnectors()) {
            limit((ServerConnector) connector);
        }
        server.setErrorHandler(new ServerErrors(answers));
        for (ServletContextHandler servlets : server.getDescendants(ServletContextHandler.class)) {
            // Spring splits the path as it was sent, segment by segment.
            servlets.getServletHandler().setDecodeAmbiguousURIs(true);
        }
        Handler next = server.getHandler();
        for (Handler.Singleton handler : List.copyOf(front.orderedStream().toList())) {
            handler.setHandler(next);
            next = handler;
        }
        server.setHandler(new SlowHeads(new SlowBodies(new UnreadBodies(next))));
    }

    private void limit(ServerConnector connector) {
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        HttpConfiguration http =
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setIdleTimeout(STALLED.toMillis());
        http.setUriCompliance(URIS);
        http.setOutputBufferSize(OUTPUT_BUFFER);
        http.setOutputAggregationSize(OUTPUT_BUFFER);
        http.addCustomizer((request, headers) -> {
            answers.guard(headers);
            return request;
        });
        http.addCustomizer(new ForwardedHeaders());
    }
}
