package com.aivors.bench;

import com.aivors.testing.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for the search index of the service, if it has one.
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

    /// Checks rarely, because indexing yields to other work, and this check is such work.
    private static boolean isDone(Cluster cluster, String database) {
        LockSupport.parkNanos(PAUSE.toNanos());
        return cluster.number(database, "select count(*) from (select from search_mark limit 1) one") == 0;
    }

    /// Waits until all calls are indexed.
    static void await(Cluster cluster, String database, Report report) throws SQLException {
        try (Connection connection = cluster.connect(database)) {
            if (isThere(connection)) {
                long millis = Waiting.until("the search index", PATIENCE, () -> isDone(cluster, database));
                report.line("search index %.0f s for everything", millis / 1_000.0);
            }
        }
    }
}
