package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Eventually;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the bytes of responses that are sent before the servlets.
@SharedServer
class WebhookWireTest {

    private static final String BODY = "{\"event\":\"alert_probe\"}";

    private static TestServer server;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
    }

    @Test
    void webhookAnswersHaveTheContentSecurityPolicy() throws IOException {
        assertThat(answerTo("Host: localhost", "Content-Length: " + BODY.length()))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("\"ignored\"");
    }

    @Test
    void theServerAnswersExpectContinue() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(head("Host: localhost", "Expect: 100-continue", "Content-Length: " + BODY.length()));
            byte[] told = new byte["HTTP/1.1 100 Continue\r\n\r\n".length()];
            assertThat(socket.getInputStream().readNBytes(told, 0, told.length)).isEqualTo(told.length);
            assertThat(new String(told, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 100 ");
            out.write(BODY.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/n8n/retell-webhook/",
                "/api/n8n/retell%2Dwebhook",
                "/api/./n8n/retell-webhook",
                "http://localhost/api/n8n/retell-webhook"
            })
    void equivalentPathsReachTheWebhook(String target) throws IOException {
        assertThat(answer(
                        "POST " + target,
                        "Host: localhost",
                        "x-n8n-webhook-secret: " + TestServer.N8N_SECRET,
                        "Content-Length: " + BODY.length()))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void otherMethodsAreRefused() throws IOException {
        assertThat(answer("GET /api/n8n/retell-webhook", "Host: localhost"))
                .startsWith("HTTP/1.1 405 ")
                .contains("Allow: POST")
                .contains("method-not-allowed");
    }

    /// A sender with a wrong secret receives its response and can reuse the connection.
    @Test
    void aRefusedBodyDoesNotEndTheConnection() throws IOException {
        String wrong = "POST /api/n8n/retell-webhook HTTP/1.1\r\nHost: localhost\r\nx-n8n-webhook-secret: no\r\n"
                + "Content-Length: 200000\r\n\r\n" + " ".repeat(200_000);
        String right =
                new String(head("Host: localhost", "Content-Length: " + BODY.length()), StandardCharsets.US_ASCII);
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((wrong + right + BODY).getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("HTTP/1.1 401 ")
                    .contains("HTTP/1.1 200 ");
        }
    }

    @Test
    void httpMetricsIncludeWebhooks() throws IOException {
        assertThat(answerTo("Host: localhost", "Content-Length: " + BODY.length()))
                .startsWith("HTTP/1.1 200 ");
        Eventually.until("counted", Duration.ofSeconds(5), () -> {
            var timer = server.part(MeterRegistry.class)
                    .find("http.server.requests")
                    .tags("uri", "/api/n8n/retell-webhook", "status", "200", "outcome", "SUCCESS", "method", "POST")
                    .timer();
            return timer != null && timer.count() > 0;
        });
    }

    /// Requests with an ambiguous end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 23",
                "Host: localhost|Host: elsewhere|Content-Length: 23",
                "Host: local host|Content-Length: 23",
                "Host: localhost|Content-Length: -1",
                "Host: localhost|Content-Length: many",
                "Host: localhost|Content-Length: 23|Content-Length: 5",
                "Host: localhost|Transfer-Encoding: gzip"
            })
    void malformedRequestsAreRefused(String headers) throws IOException {
        assertThat(answerTo(headers.split("\\|"))).matches("(?s)HTTP/1.1 (400|501) .*application/problem\\+json.*");
    }

    private static byte[] head(String... headers) {
        return ("POST /api/n8n/retell-webhook HTTP/1.1\r\nConnection: close\r\nx-n8n-webhook-secret: "
                        + TestServer.N8N_SECRET + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Returns everything until the connection closes. The server must not read past an invalid
    /// request.
    private static String answerTo(String... headers) throws IOException {
        return send(new String(head(headers), StandardCharsets.US_ASCII) + BODY);
    }

    private static String answer(String line, String... headers) throws IOException {
        return send(line + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + BODY);
    }

    private static String send(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
