package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.Aivors;
import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.SettingsReader;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs the command `reset-link` with a running service and without one.
class ResetLinkTest {

    private static final Pattern LINK = Pattern.compile("http://calls\\.agency\\.test/reset-password/(\\S{40,})");
    private static final String CHOSEN = "chosen by the operator";

    @TempDir
    private Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Said(int status, String out, String err) {

        String token() {
            Matcher link = LINK.matcher(out);
            assertThat(link.find()).as(out + err).isTrue();
            return link.group(1);
        }
    }

    private static Said run(Map<String, String> environment, String email) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var all = new HashMap<>(environment);
        all.put("AIVORS_PUBLIC_URL", "http://calls.agency.test");
        int status = ResetLink.print(all, email, new PrintStream(out, true), new PrintStream(err, true));
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Map<String, String> environmentOfTheServer() {
        DatabaseAddress database = server.database();
        return Map.of("AIVORS_DATA", directory.toString(), "DATABASE_URL", TestDatabase.url(database));
    }

    private static int reset(Api visitor, String token) {
        return visitor.post("/api/auth/password/reset", Map.of("token", token, "password", CHOSEN))
                .status();
    }

    @Test
    void theCommandPrintsALinkThatResetsTheOperatorsPassword() {
        Said first = run(environmentOfTheServer(), " Operator@Agency.test");
        Said second = run(environmentOfTheServer(), TestServer.OPERATOR_EMAIL);
        assertThat(second.status()).isZero();
        assertThat(second.err()).isEmpty();

        assertThat(reset(Api.of(server), first.token())).as("the one before").isEqualTo(404);
        assertThat(reset(Api.of(server), second.token())).isEqualTo(200);
        assertThat(reset(Api.of(server), second.token())).as("once").isEqualTo(404);

        Api operator = Api.of(server).signIn(TestServer.OPERATOR_EMAIL, CHOSEN);
        JsonNode entry = operator.get("/api/audit?action=password.reset-printed")
                .data()
                .path("entries")
                .path(0);
        assertThat(entry.path("actor").asString()).isEqualTo(TestServer.OPERATOR_EMAIL);
        operator.createClient("Harbor", "desk@harbor.test");
        Said client = run(environmentOfTheServer(), "desk@harbor.test");
        assertThat(client.status()).isEqualTo(1);
        assertThat(client.out()).isEmpty();
        assertThat(client.err()).contains("client's sign-in");
    }

    @Test
    void theErrorForAnUnknownEmailNamesTheOperator() {
        Said said = run(environmentOfTheServer(), "somebody@else.test");
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("Nobody signs in as somebody@else.test", TestServer.OPERATOR_EMAIL);
    }

    @Test
    void theCommandReportsADirectoryWithoutADatabase() {
        Path empty = directory.resolve("empty");
        Said said = run(Map.of("AIVORS_DATA", empty.toString()), TestServer.OPERATOR_EMAIL);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).contains(empty.toString(), "AIVORS_DATA");
        assertThat(Files.exists(empty)).isFalse();
    }

    @Test
    void theCommandReportsInvalidSettingsAndAnUnreachableDatabase() {
        assertThat(run(Map.of("PORT", "x"), TestServer.OPERATOR_EMAIL).err()).contains("PORT");

        Said away =
                run(Map.of("DATABASE_URL", "postgres://nobody:nothing@127.0.0.1:1/none"), TestServer.OPERATOR_EMAIL);
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.err()).contains("database").doesNotContain("nothing", "Exception");
    }

    @Test
    void theCommandReachesARunningOrStoppedEmbeddedDatabase() {
        Map<String, String> environment = Map.of(
                "PORT",
                "0",
                "AIVORS_DATA",
                directory.resolve("data").toString(),
                "AIVORS_OPERATOR_EMAIL",
                TestServer.OPERATOR_EMAIL);
        try (var running = Aivors.start(environment, Map.of())) {
            Said said = run(environment, TestServer.OPERATOR_EMAIL);
            var visitor = Api.of(
                    URI.create("http://localhost:" + running.getEnvironment().getProperty("local.server.port")));
            assertThat(reset(visitor, said.token())).isEqualTo(200);

            // The new key applies from the next start.
            SecretKeys.replaceGenerated(SettingsReader.read(environment));
            assertThat(run(environment, TestServer.OPERATOR_EMAIL).token()).isNotBlank();
        }
        assertThat(run(environment, TestServer.OPERATOR_EMAIL).token()).isNotBlank();
    }
}
