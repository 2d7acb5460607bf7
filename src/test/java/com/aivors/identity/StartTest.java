package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.SettingsException;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests the first start and later starts.
class StartTest {

    @TempDir
    Path data;

    private Map<String, String> settings() {
        return Map.of("AIVORS_DATA", data.toString(), "AIVORS_OPERATOR_PASSWORD", "");
    }

    @Test
    void theStartMessageShowsTheGeneratedPasswordUntilItsChange() throws IOException {
        DatabaseAddress database = TestDatabase.fresh();
        Path file = data.resolve("secrets").resolve("operator-password");
        String password;
        try (TestServer server = TestServer.start(settings(), database)) {
            password = Files.readString(file).strip();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(server.part(StartMessage.class).text())
                    .contains(password, TestServer.OPERATOR_EMAIL, "/sign-in", "Sources");
            Api.of(server)
                    .signIn(TestServer.OPERATOR_EMAIL, password)
                    .post(
                            "/api/auth/password/change",
                            Map.of("currentPassword", password, "newPassword", "one of my own"));
        }
        try (TestServer again = TestServer.start(settings(), database)) {
            assertThat(again.part(StartMessage.class).text())
                    .contains("your password")
                    .doesNotContain(password);
        }
    }

    @Test
    void theStartFailsWithAnotherSecretKey() {
        DatabaseAddress database = TestDatabase.fresh();
        TestServer.start(Map.of(), database).close();

        assertThatThrownBy(() -> TestServer.start(
                        Map.of("AIVORS_SECRET_KEY", "another key of at least thirty-two characters"), database))
                .hasRootCauseInstanceOf(SettingsException.class)
                .rootCause()
                .hasMessageContaining("AIVORS_SECRET_KEY");
    }
}
