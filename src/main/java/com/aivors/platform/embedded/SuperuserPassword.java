package com.aivors.platform.embedded;

import com.aivors.platform.secrets.SecretKeys;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/// The superuser's password of the embedded server, derived from the secret key. When the key is
/// replaced, the server accepts the older password until it is renewed.
public final class SuperuserPassword {

    static final String SUPERUSER = "postgres";

    /// The SQLSTATE of a wrong password.
    public static final String WRONG = "28P01";

    private final List<String> candidates;
    private volatile String current;

    /// @param candidates the wanted password, then those that the server may still have
    SuperuserPassword(List<String> candidates) {
        this.candidates = List.copyOf(candidates);
        this.current = candidates.getFirst();
    }

    String current() {
        return current;
    }

    /// @return whether the server accepts connections
    /// @throws SettingsException when it accepts connections but none of the passwords
    boolean opens(String jdbcUrl) {
        for (String candidate : candidates) {
            try (var _ = DriverManager.getConnection(jdbcUrl, SUPERUSER, candidate)) {
                current = candidate;
                return true;
            } catch (SQLException e) {
                if (!WRONG.equals(e.getSQLState())) {
                    return false;
                }
            }
        }
        throw SecretKeys.unknown();
    }

    public boolean isOld() {
        return !current.equals(candidates.getFirst());
    }

    /// Sets the wanted password. The driver sends only the SCRAM verifier, never the password
    /// itself.
    public void renew(Connection connection) throws SQLException {
        set(connection, SUPERUSER, candidates.getFirst());
        current = candidates.getFirst();
    }

    public static void set(Connection connection, String user, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(user, password.toCharArray(), "scram-sha-256");
    }
}
