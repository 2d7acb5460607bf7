package com.aivors.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered before the servlets, in bytes.
class DirectRouteTest {

    private static final String BODY = "{\"event\":\"alert_probe\"}";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isAnsweredWithTheHeadersOfAllAnswers() throws IOException {
        assertThat(answerTo("Host: localhost", "Content-Length: " + BODY.length()))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Security-Policy: default-src 'none'")
                .contains("\"ignored\"");
    }

    @Test
    void whoAsksWhetherToSendIsTold() throws IOException {
        assertThat(answerTo("Host: localhost", "Expect: 100-continue", "Content-Length: " + BODY.length()))
                .startsWith("HTTP/1.1 100 ")
                .contains("HTTP/1.1 200 ");
    }

    /// Tomcat would have such a request served all the same, for somebody to report it.
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
    void whatIsNoRequestIsRefused(String headers) throws IOException {
        assertThat(answerTo(headers.split("\\|"))).matches("(?s)HTTP/1.1 (400|501) .*application/problem\\+json.*");
    }

    /// Up to the end of the connection: behind what is no request nothing else may be read.
    private static String answerTo(String... headers) throws IOException {
        String request = "POST /api/n8n/retell-webhook HTTP/1.1\r\nConnection: close\r\nx-n8n-webhook-secret: "
                + TestServer.N8N_SECRET + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + BODY;
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
