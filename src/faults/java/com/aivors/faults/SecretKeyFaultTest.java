package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.Signature;
import com.aivors.testing.Embedded;
import com.aivors.testing.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import tools.jackson.databind.json.JsonMapper;

/// Interrupts the replacement of the secret key at random moments.
@Tag("faults")
class SecretKeyFaultTest {

    private static final int ROUNDS = 8;
    private static final int KILLS = 3;
    private static final String WORKSPACE_KEY = "key_of_a_workspace_given_by_an_operator";

    private final HttpClient client = HttpClient.newHttpClient();

    @Fault(number = 25, value = "kill -9 while the secret key is replaced, ×24, some with the database")
    void interruptedKeyReplacement(Figures figures) throws IOException, InterruptedException {
        Path home = Site.directory("secret-key");
        var random = new Random(25);
        var starts = new ArrayList<Long>();
        try (Service first = new Service(home, key(0))) {
            first.start();
            addWorkspace(first);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            try (Service service = new Service(home, key(round, round - 1))) {
                for (int kill = 0; kill < KILLS; kill++) {
                    service.launch();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500 + random.nextInt(9_000)));
                    service.kill();
                    if (random.nextBoolean()
                            && Embedded.pidFile(service).toFile().exists()) {
                        Embedded.kill(Embedded.postmaster(service));
                    }
                }
                starts.add(service.start());
                assertThat(signed(service, "call_" + round)).isEqualTo(200);
            }
        }
        try (Service last = new Service(home, key(ROUNDS))) {
            last.start();
            assertThat(signed(last, "call_last")).isEqualTo(200);
        }
        figures.times("exec to first 200", starts);
        Site.remove(home);
    }

    private static Map<String, String> key(int number) {
        return Map.of("AIVORS_SECRET_KEY", text(number));
    }

    private static Map<String, String> key(int number, int previous) {
        return Map.of("AIVORS_SECRET_KEY", text(number), "AIVORS_SECRET_KEY_PREVIOUS", text(previous));
    }

    private static String text(int number) {
        return "secret key number %d, long enough for everybody".formatted(number);
    }

    private void addWorkspace(Service service) throws IOException, InterruptedException {
        var login = post(
                service,
                "/api/auth/login",
                Map.of("email", Service.OPERATOR_EMAIL, "password", Service.OPERATOR_PASSWORD));
        String token =
                JsonMapper.shared().readTree(login.body()).at("/data/token").asString();
        var added = post(
                service,
                "/api/sources",
                Map.of("kind", "retell", "name", "Workspace", "secret", WORKSPACE_KEY),
                "Authorization",
                "Bearer " + token);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    }

    /// @return the status of the response to a webhook signed with the stored key
    private int signed(Service service, String callId) throws IOException, InterruptedException {
        var event = Map.of("event", "call_ended", "call", Map.of("call_id", callId, "agent_id", "agent_signed"));
        byte[] body = JsonMapper.shared().writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
        return post(
                        service,
                        "/api/retell/webhook",
                        event,
                        Signature.HEADER,
                        Signature.sign(body, WORKSPACE_KEY, Instant.now()))
                .statusCode();
    }

    private HttpResponse<String> post(Service service, String path, Map<String, ?> body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.address().resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
