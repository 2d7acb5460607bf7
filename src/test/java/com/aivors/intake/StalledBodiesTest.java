package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Eventually;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Unauthenticated senders that send most of a large body and then stop.
class StalledBodiesTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int STRANGERS = 80;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// Retell's signature covers the body, so the server cannot check it before the body is
    /// complete.
    private static Socket stall() throws IOException {
        var socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.getOutputStream().write("""
                POST /api/retell/webhook HTTP/1.1\r
                Host: localhost\r
                X-Retell-Signature: v=1,d=00\r
                Content-Length: %d\r
                \r
                """.formatted(2 * MEGABYTE).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(new byte[MEGABYTE]);
        return socket;
    }

    @Test
    void stalledBodiesBlockOtherSendersOnlyBriefly() throws IOException {
        List<Socket> stalled = new ArrayList<>();
        var budget = server.part(Body.Budget.class);
        try {
            for (int i = 0; i < STRANGERS && !budget.isCrowded(); i++) {
                stalled.add(stall());
            }
            Eventually.until("taken by strangers", Duration.ofSeconds(5), budget::isCrowded);

            Eventually.until("room again", Duration.ofSeconds(5), () -> !budget.isCrowded());

            assertThat(Webhook.send(server, Webhook.event("call_started", "call_among_strangers", "agent_x"))
                            .status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }
}
