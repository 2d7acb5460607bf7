package com.aivors.bench;

import com.aivors.testing.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The index of what was said, if the service has one.
final class SearchIndex {

    private static final Duration PATIENCE = Duration.ofHours(6);

    private SearchIndex() {}

    static boolean isThere(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('search_mark') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /// Waits until everything can be found.
    static void await(Cluster cluster, String database, Report report) throws SQLException {
        try (Connection connection = cluster.connect(database)) {
            if (isThere(connection)) {
                long millis = Waiting.until(
                        "the search index",
                        PATIENCE,
                        () -> cluster.number(database, "select count(*) from search_mark") == 0);
                report.line("search index %.0f s for everything", millis / 1_000.0);
            }
        }
    }
}
