package com.aivors.bench;

import com.aivors.testing.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// Waits for the rollups of the service, if it has them.
final class Rollup {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Rollup() {}

    static boolean isThere(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('rollup_mark') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /// Excludes the current hour, which is read from the calls.
    private static final String WAITING = "select count(*) from rollup_mark where hour < now() - interval '70 minutes'";

    /// Waits until the service has counted all hours.
    static void await(Cluster cluster, String database, Report report) throws SQLException {
        try (Connection connection = cluster.connect(database)) {
            if (isThere(connection)) {
                long millis = Waiting.until("the rollup", PATIENCE, () -> cluster.number(database, WAITING) == 0);
                report.line("rollup %.0f s for everything", millis / 1_000.0);
            }
        }
    }
}
