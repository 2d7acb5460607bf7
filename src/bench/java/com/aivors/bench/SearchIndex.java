package com.aivors.bench;

import com.aivors.testing.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The index of what was said, if the service has one.
final class SearchIndex {

    private static final Duration PATIENCE = Duration.ofHours(6);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private SearchIndex() {}

    static boolean isThere(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('search_mark') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /// Asks seldom: indexing gives way to whatever keeps the machine busy, this question included.
    private static boolean isDone(Cluster cluster, String database) {
        LockSupport.parkNanos(PAUSE.toNanos());
        return cluster.number(database, "select count(*) from (select from search_mark limit 1) one") == 0;
    }

    /// Waits until everything can be found.
    static void await(Cluster cluster, String database, Report report) throws SQLException {
        try (Connection connection = cluster.connect(database)) {
            if (isThere(connection)) {
                long millis = Waiting.until("the search index", PATIENCE, () -> isDone(cluster, database));
                report.line("search index %.0f s for everything", millis / 1_000.0);
            }
        }
    }
}
