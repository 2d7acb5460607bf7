package com.aivors.call.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A dashboard's live stream: it shows the client's own calls within a second, from any node, and
/// no others. After a lost connection it sends what was missed.
class LiveTest {

    private static TestServer server;
    private static TestServer secondNode;
    private static Api client;
    private static String token = "";

    @BeforeAll
    static void start() {
        server = TestServer.start();
        secondNode = TestServer.start(Map.of(), server.database());
        Api operator = Api.operator(server);
        operator.createClient("Live", "live@client.test");
        token = Api.of(server)
                .post("/api/auth/login", Map.of("email", "live@client.test", "password", Api.PASSWORD))
                .data()
                .path("token")
                .asString();
        client = Api.of(server).bearer(token);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_live"));
        operator.newClient("Other").post("/api/retell/connect-agent", Map.of("agentId", "agent_other"));
    }

    @AfterAll
    static void stop() {
        secondNode.close();
        server.close();
    }

    @Test
    void aCallReachesTheStreamWithinASecond() throws Exception {
        try (Stream stream = Stream.open(server, token, null)) {
            stream.connected();
            long sent = System.nanoTime();
            send(server, "call_live_1", "agent_live");
            assertThat(stream.next()).contains("call_live_1");
            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofSeconds(1));

            send(server, "call_of_other", "agent_other");
            send(server, "call_live_2", "agent_live");
            assertThat(stream.next()).as("another client's call is not told").contains("call_live_2");
        }
    }

    @Test
    void theStreamDoesNotEchoAnInvalidLastEventId() throws Exception {
        for (String id : List.of("<script>", "-1", "1 or 1=1", "9".repeat(16))) {
            try (Stream stream = Stream.open(server, token, id)) {
                stream.connected();
                assertThat(stream.until("id:")).matches("id:[0-9]{13}");
            }
        }
    }

    @Test
    void aClientOpensAtMostFiftyStreams() throws Exception {
        Api.operator(server).createClient("Greedy", "greedy@client.test");
        String greedy = Api.of(server)
                .post("/api/auth/login", Map.of("email", "greedy@client.test", "password", Api.PASSWORD))
                .data()
                .path("token")
                .asString();
        var open = new ArrayList<Stream>();
        try {
            for (int i = 0; i < 50; i++) {
                Stream stream = Stream.open(server, greedy, null);
                open.add(stream);
                stream.connected();
            }
            Reply refused = Api.of(server).bearer(greedy).get("/api/calls/live");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("too-many-streams");
            assertThat(refused.header("Retry-After")).isPresent();
            try (Stream another = Stream.open(server, token, null)) {
                another.connected();
            }
        } finally {
            for (Stream stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void theStreamSendsCallsOfOtherNodes() throws Exception {
        try (Stream stream = Stream.open(server, token, null)) {
            stream.connected();
            send(secondNode, "call_live_far", "agent_live");
            assertThat(stream.next()).contains("call_live_far");
        }
    }

    /// No unusual id and no foreign notification may end the listening.
    @Test
    void unusualNotificationsDoNotStopTheStream() throws Exception {
        try (Owner owner = new Owner(server);
                Stream stream = Stream.open(server, token, null)) {
            stream.connected();
            owner.execute(
                    "notify aivors_calls, E'old\\n00000000-0000-0001-0000-000000000002 a\\nb'",
                    "notify aivors_calls, '{'",
                    "notify aivors_calls",
                    "notify aivors_calls, '{\"v\":9}'");
            send(secondNode, "call {\"odd\"}  \\ é", "agent_live");
            assertThat(stream.next()).contains("odd");
            send(secondNode, "call_after_odd", "agent_live");
            assertThat(stream.next()).contains("call_after_odd");
        }
    }

    /// Notifications were lost in the meantime, so dashboards reconnect and ask.
    @Test
    void streamsEndWhenTheNotificationListenerDisconnects() throws Exception {
        try (Owner owner = new Owner(server);
                Stream stream = Stream.open(server, token, null)) {
            stream.connected();
            owner.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and application_name = 'aivors-jobs'");
            assertThat(stream.ended(Duration.ofSeconds(10))).isTrue();
        }
        try (Stream stream = Stream.open(server, token, null)) {
            stream.connected();
            send(secondNode, "call_after_break", "agent_live");
            assertThat(stream.next()).contains("call_after_break");
        }
    }

    @Test
    void aReconnectedStreamSendsMissedCalls() throws Exception {
        String lastId;
        try (Stream stream = Stream.open(server, token, null)) {
            stream.connected();
            send(server, "call_seen", "agent_live");
            assertThat(stream.next()).contains("call_seen");
            lastId = stream.lastId();
        }
        send(server, "call_missed", "agent_live");
        try (Stream stream = Stream.open(server, token, lastId)) {
            stream.connected();
            String told = "";
            while (!told.contains("call_missed")) {
                told = stream.next();
            }
        }
    }

    @Test
    void theStreamEndsWithTheSession() throws Exception {
        String other = Api.of(server)
                .post("/api/auth/login", Map.of("email", "live@client.test", "password", Api.PASSWORD))
                .data()
                .path("token")
                .asString();
        try (Stream stream = Stream.open(server, other, null)) {
            stream.connected();
            Api.of(server).bearer(other).post("/api/auth/logout");
            assertThat(stream.ended(Duration.ofSeconds(5))).isTrue();
        }
    }

    /// A stream that always has data must end too.
    @Test
    void aBusyStreamEndsWithTheSession() throws Exception {
        String other = Api.of(server)
                .post("/api/auth/login", Map.of("email", "live@client.test", "password", Api.PASSWORD))
                .data()
                .path("token")
                .asString();
        try (Stream stream = Stream.open(secondNode, other, null)) {
            stream.connected();
            Api.of(server).bearer(other).post("/api/auth/logout");
            for (int i = 0; i < 20 && !stream.ended(Duration.ofMillis(250)); i++) {
                send(server, "call_busy_" + i, "agent_live");
            }
            assertThat(stream.ended(Duration.ZERO)).isTrue();
        }
    }

    private static void send(TestServer node, String callId, String agentId) {
        var reply = Api.of(node)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post(
                        "/api/n8n/retell-webhook",
                        Map.of("event", "call_ended", "call", Map.of("call_id", callId, "agent_id", agentId)));
        assertThat(reply.status()).isEqualTo(200);
    }

    /// Reads server-sent events as a browser does.
    private static final class Stream implements AutoCloseable {

        private static final String END = "(end)";

        private final HttpClient http = HttpClient.newHttpClient();
        private final InputStream body;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private String lastId = "";

        private Stream(TestServer node, String token, @Nullable String lastEventId)
                throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(node.address().resolve("/api/calls/live"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            var response = http.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            body = response.body();
            Thread.ofVirtual().start(this::read);
        }

        static Stream open(TestServer node, String token, @Nullable String lastEventId)
                throws IOException, InterruptedException {
            return new Stream(node, token, lastEventId);
        }

        private void read() {
            try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                // The client or the server has closed the stream.
            }
            lines.add(END);
        }

        void connected() throws InterruptedException {
            assertThat(until(":")).contains("connected");
        }

        /// Returns the data of the next event.
        String next() throws InterruptedException {
            return until("data:");
        }

        String lastId() {
            return lastId;
        }

        boolean ended(Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < deadline && !lines.contains(END)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return lines.contains(END);
        }

        private String until(String prefix) throws InterruptedException {
            while (true) {
                String line = Objects.requireNonNull(
                        lines.poll(5, TimeUnit.SECONDS), "nothing came within 5 s after id " + lastId);
                if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                }
                if (line.startsWith(prefix) || line.equals(END)) {
                    return line;
                }
            }
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
