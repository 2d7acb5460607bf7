package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.SettingsException;
import com.aivors.platform.settings.SettingsReader;
import com.aivors.retell.Signature;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replaces the secret key while the service is in use.
class SecretKeyTest {

    private static final String OLD = "the old secret key, long enough for everybody";
    private static final String NEW = "the new secret key, long enough for everybody";
    private static final String WORKSPACE_KEY = "key_of_a_workspace_given_by_an_operator";

    private static final Map<String, String> BEFORE = Map.of("AIVORS_SECRET_KEY", OLD);
    private static final Map<String, String> BOTH = Map.of("AIVORS_SECRET_KEY", NEW, "AIVORS_SECRET_KEY_PREVIOUS", OLD);
    private static final Map<String, String> AFTER = Map.of("AIVORS_SECRET_KEY", NEW);

    private final DatabaseAddress database = TestDatabase.fresh();

    private static void addWorkspace(TestServer server, String key) {
        Reply added =
                Api.operator(server).post("/api/sources", Map.of("kind", "retell", "name", "Workspace", "secret", key));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
    }

    private static int signedBy(String key, TestServer server, String callId) {
        byte[] body = JsonMapper.shared()
                .writeValueAsString(Webhook.event("call_ended", callId, "agent_signed"))
                .getBytes(StandardCharsets.UTF_8);
        return Api.of(server)
                .with(Signature.HEADER, Signature.sign(body, key, Instant.now()))
                .post("/api/retell/webhook", body)
                .status();
    }

    private static boolean isOnRecord(TestServer server) {
        JsonNode entries =
                Api.operator(server).get("/api/audit?limit=200").data().path("entries");
        return entries.toString().contains("secret-key.replaced");
    }

    @Test
    void aNewKeyReencryptsSecretsAndEndsSessions() {
        Api signedIn;
        try (TestServer server = TestServer.start(BEFORE, database)) {
            addWorkspace(server, WORKSPACE_KEY);
            signedIn = Api.operator(server);
        }
        try (TestServer server = TestServer.start(BOTH, database)) {
            assertThat(signedBy(WORKSPACE_KEY, server, "call_1")).isEqualTo(200);
            assertThat(signedIn.at(server).get("/api/auth/me").status()).isEqualTo(401);
            assertThat(isOnRecord(server)).isTrue();
            assertThat(Api.operator(server)
                            .get("/api/auth/sessions")
                            .data()
                            .path("sessions")
                            .size())
                    .as("the sessions of before have ended; those of this test are there")
                    .isEqualTo(2);
        }
        try (TestServer server = TestServer.start(AFTER, database)) {
            assertThat(signedBy(WORKSPACE_KEY, server, "call_2")).isEqualTo(200);
        }
        assertThatThrownBy(() -> TestServer.start(BEFORE, database))
                .rootCause()
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AIVORS_SECRET_KEY_PREVIOUS");
    }

    @Test
    void nodesCanChangeTheKeyOneByOne() {
        try (TestServer stays = TestServer.start(BEFORE, database);
                TestServer changed = TestServer.start(BOTH, database)) {
            assertThat(Webhook.send(stays, Webhook.event("call_ended", "call_a", "agent_n"))
                            .status())
                    .isEqualTo(200);
            // An older node seals with the old key after the re-encryption.
            addWorkspace(stays, WORKSPACE_KEY);
            sleepUntilSourcesAreReadAgain();
            assertThat(signedBy(WORKSPACE_KEY, changed, "call_b")).isEqualTo(200);
            assertThat(signedBy(WORKSPACE_KEY, stays, "call_c")).isEqualTo(200);
        }
        // The start of the last node seals the rest with the new key.
        TestServer.start(BOTH, database).close();
        try (TestServer server = TestServer.start(AFTER, database)) {
            assertThat(signedBy(WORKSPACE_KEY, server, "call_d")).isEqualTo(200);
        }
    }

    private static void sleepUntilSourcesAreReadAgain() {
        try {
            Thread.sleep(2_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theNextStartReplacesAGeneratedKey(@TempDir Path data) {
        Map<String, String> settings = Map.of("AIVORS_SECRET_KEY", "", "AIVORS_DATA", data.toString());
        Path previous = data.resolve("secrets").resolve("secret.key.previous");
        try (TestServer server = TestServer.start(settings, database)) {
            addWorkspace(server, WORKSPACE_KEY);
            SecretKeys.replaceGenerated(SettingsReader.read(settings));
            assertThat(signedBy(WORKSPACE_KEY, server, "call_1")).isEqualTo(200);
        }
        assertThat(previous).exists();
        try (TestServer server = TestServer.start(settings, database)) {
            assertThat(previous).doesNotExist();
            assertThat(isOnRecord(server)).isTrue();
            assertThat(signedBy(WORKSPACE_KEY, server, "call_2")).isEqualTo(200);
        }
        assertThat(Files.exists(data.resolve("secrets").resolve("secret.key"))).isTrue();
        try (TestServer server = TestServer.start(settings, database)) {
            assertThat(signedBy(WORKSPACE_KEY, server, "call_3")).isEqualTo(200);
        }
    }
}
