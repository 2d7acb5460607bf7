package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.Signature;
import com.aivors.source.Refusal;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import com.aivors.testing.Waiting;
import com.aivors.testing.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Each metric of the intake exists, has a description, and changes when it should.
class IntakeMetricsTest {

    private static final String N8N = "/api/n8n/retell-webhook";
    private static final String RETELL = "/api/retell/webhook";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Api client = Api.operator(server).newClient("Measured");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_measured"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "aivors_intake_queue_depth_events, gauge",
        "aivors_intake_queue_bytes, gauge",
        "aivors_intake_queue_limit_bytes, gauge",
        "aivors_intake_queue_full_events_total, counter",
        "aivors_intake_oldest_unacknowledged_seconds, gauge",
        "aivors_intake_batch_size_events, summary",
        "aivors_intake_commit_seconds, summary",
        "aivors_intake_flush_seconds, summary",
        "aivors_intake_events_total, counter",
        "aivors_intake_refused_requests_total, counter",
        "aivors_intake_dead_letters_total, counter",
    })
    void eachMetricHasATypeAndADescription(String name, String type) {
        List<String> lines = lines();
        assertThat(lines).contains("# TYPE " + name + " " + type);
        assertThat(lines).anySatisfy(line -> assertThat(line).matches("# HELP " + name + " \\S+ \\S+ .*"));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith(name));
    }

    @Test
    void outcomesBatchesAndCommitsAreCounted() {
        var ended = Webhook.event("call_ended", "measured", "agent_measured");
        assertIncreasesByOne("aivors_intake_events_total{outcome=\"stored\"}", () -> Webhook.send(server, ended));
        assertIncreasesByOne("aivors_intake_events_total{outcome=\"duplicate\"}", () -> Webhook.send(server, ended));
        assertIncreasesByOne(
                "aivors_intake_events_total{outcome=\"unclaimed\"}",
                () -> Webhook.send(server, Webhook.event("call_ended", "nobodys", "agent_of_nobody")));
        assertIncreasesByOne(
                "aivors_intake_events_total{outcome=\"ignored\"}",
                () -> Webhook.send(server, Map.of("event", "alert_probe")));
        assertIncreasesByOne(
                "aivors_intake_events_total{outcome=\"rejected\"}", () -> Webhook.send(server, "[object Object]"));
        assertIncreasesByOne(
                "aivors_intake_batch_size_events_sum",
                () -> Webhook.send(server, Webhook.event("call_started", "batched", "agent_measured")));
        assertIncreasesByOne(
                "aivors_intake_batch_size_events_sum", () -> Webhook.send(server, Map.of("event", "alert_probe")));
        assertIncreasesByOne(
                "aivors_intake_commit_seconds_count",
                () -> Webhook.send(server, Webhook.event("call_started", "timed", "agent_measured")));
    }

    @Test
    void deadLettersAreCounted() {
        try (var owner = new Owner(server)) {
            owner.execute("alter table call_event add constraint refused check (call_id <> 'bitter') not valid");
            assertIncreasesByOne(
                    "aivors_intake_dead_letters_total",
                    () -> Webhook.send(server, Webhook.event("call_ended", "bitter", "agent_measured")));
        }
    }

    @Test
    void refusalsAreCountedByReason() {
        Api nobody = Api.of(server);
        byte[] body = "{\"event\":\"call_ended\"}".getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        assertRefused("secret-missing", nobody, N8N);
        assertRefused("secret-wrong", nobody.with("x-n8n-webhook-secret", "not the secret"), N8N);
        assertRefused("signature-missing", nobody, RETELL);
        assertRefused("signature-malformed", nobody.with(Signature.HEADER, "v=1"), RETELL);
        assertRefused(
                "signature-wrong", nobody.with(Signature.HEADER, Signature.sign(body, "another key", now)), RETELL);
        assertRefused(
                "signature-clock",
                nobody.with(
                        Signature.HEADER,
                        Signature.sign(body, TestServer.RETELL_KEY, now.minus(Duration.ofMinutes(10)))),
                RETELL);
        Api sender = nobody.with("x-n8n-webhook-secret", TestServer.N8N_SECRET);
        assertRefused("encoding", sender.with("Content-Encoding", "gzip"), N8N);
        assertIncreasesByOne(
                "aivors_intake_refused_requests_total{reason=\"unreadable\"}",
                () -> sender.post(N8N, "[object Object]"));
    }

    @Test
    void anIncompleteBodyIsCounted() {
        assertIncreasesByOne("aivors_intake_refused_requests_total{reason=\"incomplete\"}", () -> {
            try (var socket = new Socket(
                    InetAddress.getLoopbackAddress(), server.address().getPort())) {
                socket.getOutputStream()
                        .write(("POST " + N8N + " HTTP/1.1\r\nHost: localhost\r\nx-n8n-webhook-secret: "
                                        + TestServer.N8N_SECRET + "\r\nContent-Length: 1000\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// A metric that appears only after the first error cannot trigger an alert on it.
    @ParameterizedTest
    @EnumSource
    void everyRefusalReasonIsExportedFromTheStart(Refusal refusal) {
        assertThat(lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("aivors_intake_refused_requests_total{reason=\"" + refusal.reason() + "\"}"));
    }

    @Test
    void theQueueMetricsShowWaitingEvents() throws InterruptedException {
        var senders = new ArrayList<Thread>();
        try (var locker = new Owner(server)) {
            locker.execute("begin", "lock table call_event in access exclusive mode");
            for (int i = 0; i < 24; i++) {
                String callId = "waiting" + i;
                senders.add(Thread.ofVirtual()
                        .start(() -> Webhook.send(server, Webhook.event("call_ended", callId, "agent_measured"))));
            }
            Eventually.until("events wait", Duration.ofSeconds(2), () -> value("aivors_intake_queue_depth_events") > 2);
            assertThat(value("aivors_intake_queue_bytes")).isGreaterThan(2_000);
            Eventually.until(
                    "the oldest grows old",
                    Duration.ofSeconds(2),
                    () -> value("aivors_intake_oldest_unacknowledged_seconds") > 0.5);
            locker.execute("rollback");
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(value("aivors_intake_queue_depth_events")).isZero();
        assertThat(value("aivors_intake_queue_bytes")).isZero();
        assertThat(value("aivors_intake_oldest_unacknowledged_seconds")).isZero();
        assertThat(value("aivors_intake_queue_limit_bytes")).isEqualTo(64 << 20);
    }

    private static void assertRefused(String reason, Api sender, String path) {
        assertIncreasesByOne(
                "aivors_intake_refused_requests_total{reason=\"" + reason + "\"}",
                () -> sender.post(path, "{\"event\":\"call_ended\"}"));
    }

    /// Checks an increase by exactly one. It waits, because an event is counted after its sender
    /// was answered.
    private static void assertIncreasesByOne(String sample, Runnable cause) {
        double before = value(sample);
        cause.run();
        Waiting.until(sample, Duration.ofSeconds(5), () -> value(sample) > before);
        assertThat(value(sample)).as(sample).isEqualTo(before + 1);
    }

    /// Returns the sum over the labels that are not given.
    private static double value(String sample) {
        List<Double> values = lines().stream()
                .filter(line -> line.startsWith(sample + " ") || line.startsWith(sample + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
        assertThat(values).as(sample).isNotEmpty();
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static List<String> lines() {
        return Api.of(server).get("/actuator/prometheus").text().lines().toList();
    }
}
