package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sends more simultaneous deliveries than the limit of 512.
class AdmissionLimitTest {

    private static final int AT_ONCE = 512;

    private static final byte[] HALF =
            "POST /api/retell/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII);

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Timed(Reply reply, Duration took) {}

    private static Timed send(String call) {
        long began = System.nanoTime();
        Reply reply = Webhook.send(server, Webhook.event("call_started", call, "agent_crowd"));
        return new Timed(reply, Duration.ofNanos(System.nanoTime() - began));
    }

    private static List<Timed> sendAtOnce(String name, int count) throws Exception {
        var all = new ArrayList<Future<Timed>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                String call = name + "_" + i;
                all.add(senders.submit(() -> send(call)));
            }
        }
        var answers = new ArrayList<Timed>();
        for (Future<Timed> one : all) {
            answers.add(one.get());
        }
        return answers;
    }

    @Test
    void deliveriesOverTheLimitAreRefusedWithRetryAfter() throws Exception {
        try (var owner = new Owner(server)) {
            owner.execute("begin", "lock table call_event");
            var release = Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(2_500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                owner.execute("rollback");
            });
            List<Timed> answers = sendAtOnce("crowd", AT_ONCE + 60);
            release.join();
            List<Timed> refused = answers.stream()
                    .filter(answer -> answer.reply().status() == 503)
                    .toList();
            assertThat(refused).hasSizeBetween(1, 60);
            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.reply().header("Retry-After")).contains("1");
                assertThat(answer.reply().code()).isEqualTo("busy");
            });
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.reply().status()).isIn(200, 503));
        }
        Eventually.until(
                "room again", Duration.ofSeconds(5), () -> send("after").reply().status() == 200);
    }

    /// If the refusals were immediate, hundreds of senders that never wait would use all CPU time.
    @Test
    void theServerDelaysSomeOfManyRefusals() throws Exception {
        try (var owner = new Owner(server);
                var first = Executors.newVirtualThreadPerTaskExecutor()) {
            owner.execute("begin", "lock table call_event");
            first.execute(() -> send("stuck_0"));
            Thread.sleep(500);
            first.execute(() -> send("stuck_1"));
            Thread.sleep(3_300);
            assertThat(send("alone").reply().status()).isEqualTo(503);
            List<Timed> many = sendAtOnce("many", 300);
            owner.execute("rollback");
            assertThat(many).allSatisfy(answer -> assertThat(answer.took()).isLessThan(Duration.ofSeconds(10)));
            assertThat(many.stream().map(Timed::took).max(Duration::compareTo).orElseThrow())
                    .isGreaterThan(Duration.ofMillis(200));
        }
    }

    @Test
    void slowSendersDoNotBlockOthers() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < AT_ONCE + 100; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort());
                slow.add(socket);
                socket.getOutputStream().write(HALF);
            }
            Timed answer = send("among_slow");
            assertThat(answer.reply().status()).isEqualTo(200);
            assertThat(answer.took()).isLessThan(Duration.ofSeconds(3));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }
}
