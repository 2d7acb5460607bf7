package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A request that never ends and sends a byte each second, so that a timeout for pauses has no
/// effect.
class SlowSendersTest {

    private static TestServer server;
    private static String head;
    private static String webhook;
    private static String login;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            // Sends all at once, because each takes as long as the service's timeout.
            Future<String> first =
                    senders.submit(() -> answerTo("GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
            Future<String> second = senders.submit(
                    () -> answerTo("POST /api/n8n/retell-webhook HTTP/1.1\r\nHost: localhost\r\nx-n8n-webhook-secret: "
                            + TestServer.N8N_SECRET + "\r\nContent-Length: 1000\r\n\r\n{"));
            Future<String> third = senders.submit(() ->
                    answerTo("POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n{"));
            head = first.get();
            webhook = second.get();
            login = third.get();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theServerClosesAConnectionWithAnEndlessHead() {
        assertThat(head).isEmpty();
    }

    @Test
    void theWebhookRefusesAnEndlessBody() {
        assertThat(webhook).startsWith("HTTP/1.1 400 ").contains("\"incomplete\"");
    }

    @Test
    void theApiRefusesAnEndlessBody() {
        assertThat(login).startsWith("HTTP/1.1 400 ");
    }

    /// Together the senders exceed any minimum rate that applies to the sum of their bytes.
    @Test
    void manySlowBodiesAreRefused() throws Exception {
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                answers.add(senders.submit(() ->
                        answerTo("POST /api/n8n/retell-webhook HTTP/1.1\r\nHost: localhost\r\nx-n8n-webhook-secret: "
                                + TestServer.N8N_SECRET + "\r\nContent-Length: 1000\r\n\r\n{")));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    /// Returns the response up to the end of the connection, which must come soon.
    private static String answerTo(String beginning) throws IOException {
        var answer = new StringBuilder();
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(1_000);
            long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
            while (System.nanoTime() < until) {
                try {
                    int read = socket.getInputStream().read();
                    if (read < 0) {
                        return answer.toString();
                    }
                    answer.append((char) read);
                } catch (SocketTimeoutException e) {
                    socket.getOutputStream().write(' ');
                }
            }
        }
        throw new AssertionError("still there after 15 s: " + answer);
    }
}
