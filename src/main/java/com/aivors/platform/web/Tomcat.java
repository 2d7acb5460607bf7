package com.aivors.platform.web;

import com.aivors.platform.settings.Settings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Where Tomcat would answer by itself, it answers like the rest.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class Tomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String SEND_BUFFER = Integer.toString(128 << 10);
    private static final String READ_BUFFER = Integer.toString(4 << 10);
    private static final String TRAILER = Integer.toString(1 << 10);

    private final JsonMapper json;
    private final Uploads uploads;
    private final ObjectProvider<DirectRoute> routes;
    private final SafeHeaders headers;

    Tomcat(JsonMapper json, Uploads uploads, ObjectProvider<DirectRoute> routes, Settings settings) {
        this.json = json;
        this.uploads = uploads;
        this.routes = routes;
        this.headers = new SafeHeaders(settings.https());
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(TimedHttp.class.getName());
        factory.addConnectorCustomizers(connector -> ((TimedHttp) connector.getProtocolHandler())
                .receive(
                        uploads,
                        servlets -> new DirectAdapter(servlets, routes.stream().toList(), json, headers)));
        factory.addConnectorCustomizers(Tomcat::keepConnectionsSmall);
        // Ids in paths may hold a slash; it stays encoded until a path is split.
        factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
        // Innermost, so that it reports before Spring Boot's.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReport(json, headers)));
    }

    private static void keepConnectionsSmall(Connector connector) {
        // Outside of the heap, where thousands of connections would be in the collector's way.
        connector.setProperty("socket.directBuffer", "true");
        // The heap holds as much again for each request, to read on after its head.
        connector.setProperty("socket.appReadBufSize", READ_BUFFER);
        // Nobody sends a trailer of 8 kB, for which each connection would keep room.
        connector.setProperty("maxTrailerSize", TRAILER);
        // The kernel would keep megabytes for each reader who does not read.
        connector.setProperty("socket.txBufSize", SEND_BUFFER);
    }

    /// What is left after all handlers: requests so malformed that they reached none.
    private static final class ProblemReport extends ErrorReportValve {

        private final JsonMapper json;
        private final SafeHeaders headers;

        ProblemReport(JsonMapper json, SafeHeaders headers) {
            this.json = json;
            this.headers = headers;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            Peer.note(request);
            headers.set(response::setHeader);
            super.invoke(request, response);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable throwable) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var problem = ErrorAnswers.of(HttpStatus.resolve(response.getStatus()));
            try {
                headers.set(response::setHeader);
                response.setHeader("Cache-Control", "no-store");
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(json.writeValueAsString(ProblemBody.of(problem)));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException e) {
                // The sender is gone.
                container.getLogger().debug("no answer possible", e);
            }
        }
    }
}
