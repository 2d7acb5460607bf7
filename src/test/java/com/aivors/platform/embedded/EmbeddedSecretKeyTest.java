package com.aivors.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.database.DatabaseServer;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.SettingsException;
import com.aivors.platform.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database opens after its key was replaced, wherever the replacement was
/// interrupted.
class EmbeddedSecretKeyTest {

    private static final String FIRST = "the first secret key, long enough for everybody";
    private static final String SECOND = "the second secret key, long enough for everybody";
    private static final String THIRD = "the third secret key, long enough for everybody";
    private static final String FOURTH = "the fourth secret key, long enough for everybody";

    @TempDir
    Path data;

    private SecretKeys keys(String key, String previous) {
        return SecretKeys.of(SettingsReader.read(Map.of(
                "AIVORS_DATA", data.toString(), "AIVORS_SECRET_KEY", key, "AIVORS_SECRET_KEY_PREVIOUS", previous)));
    }

    /// Starts the database and signs in, both as the service does.
    private void opens(String key, String previous) throws SQLException {
        var server = DatabaseServer.begin(
                SettingsReader.read(Map.of("AIVORS_DATA", data.toString())), keys(key, previous), Map.of());
        try {
            var login = server.login();
            try (var connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password())) {
                assertThat(connection.isValid(1)).isTrue();
            }
        } finally {
            server.close();
        }
    }

    /// Simulates a kill -9 after the first of the two passwords was changed, or after both.
    private void interruptReplacement(String key, String next, boolean afterBoth) throws SQLException {
        try (var server = EmbeddedPostgres.start(
                data, keys(key, "").passwords("embedded database superuser"), Map.of(), data.resolve("runtime"))) {
            var address = server.address("postgres");
            try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
                SuperuserPassword.set(connection, "aivors_app", keys(next, "").password("embedded database login"));
                if (afterBoth) {
                    SuperuserPassword.set(
                            connection, "postgres", keys(next, "").password("embedded database superuser"));
                }
            }
        }
    }

    @Test
    void databasePasswordsFollowTheSecretKey() throws SQLException, IOException {
        opens(FIRST, "");
        assertThatThrownBy(() -> opens(SECOND, ""))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AIVORS_SECRET_KEY_PREVIOUS");
        assertThat(PostmasterPid.in(data.resolve("postgres")))
                .as("no server is left behind")
                .isEmpty();
        opens(SECOND, FIRST);
        opens(SECOND, "");

        interruptReplacement(SECOND, THIRD, false);
        opens(THIRD, SECOND);
        interruptReplacement(THIRD, FOURTH, true);
        opens(FOURTH, THIRD);
        opens(FOURTH, "");
        assertThatThrownBy(() -> opens(THIRD, "")).isInstanceOf(SettingsException.class);

        // A change back to the earlier key is a change like any other.
        opens(THIRD, FOURTH);
        opens(THIRD, "");
    }
}
