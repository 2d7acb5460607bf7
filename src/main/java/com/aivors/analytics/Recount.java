package com.aivors.analytics;

import com.aivors.platform.database.ClusterLock;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Recounts the rollups of marked hours.
///
/// Deletes a mark first and counts its hour afterwards, in a later statement that sees everything
/// committed before the deletion. In the opposite order, a change that commits between the two
/// statements would lose its mark without being counted.
final class Recount {

    /// The time after which an hour is counted. Until then, figures read its calls directly,
    /// because it would have to be recounted again and again.
    static final Duration SETTLING = Duration.ofMinutes(65);

    private final Database database;
    private final InstantSource clock;

    Recount(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Counts the due hours, some per transaction. After an interruption, the remaining ones stay
    /// marked.
    void run(BooleanSupplier goesOn) {
        Instant first = clock.instant().minus(SETTLING);
        database.connected(Role.INTAKE, connection -> thin(connection, first));
        int counted = MarkedHours.HOURS_AT_ONCE;
        while (counted == MarkedHours.HOURS_AT_ONCE && goesOn.getAsBoolean()) {
            Instant settled = clock.instant().minus(SETTLING);
            counted = database.connected(Role.INTAKE, connection -> round(connection, settled));
        }
    }

    /// @param settled hours that began, and marks that were made, at or before this time are due
    /// @return the number of counted hours; 0 also when another node holds the lock
    static int round(Connection connection, Instant settled) throws SQLException {
        if (!ClusterLock.ROLLUPS.take(connection)) {
            return 0;
        }
        MarkedHours.ofChangedSettings(client(connection));
        Map<UUID, NavigableSet<Instant>> hours = MarkedHours.take(connection, settled);
        count(connection, hours);
        return MarkedHours.count(hours);
    }

    /// Counts hours. Call it after [MarkedHours#take], in the same transaction.
    static void count(Connection connection, Map<UUID, NavigableSet<Instant>> hours) throws SQLException {
        for (Map.Entry<UUID, NavigableSet<Instant>> client : hours.entrySet()) {
            new ClientRecount(connection, client(connection), client.getKey()).count(client.getValue());
        }
    }

    /// Takes the lock too, because it could otherwise delete the mark of a change that another node
    /// is about to count.
    ///
    /// @return the number of deleted marks
    static int thin(Connection connection, Instant settled) throws SQLException {
        return ClusterLock.ROLLUPS.take(connection) ? MarkedHours.thin(connection, settled) : 0;
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
