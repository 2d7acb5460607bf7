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

/// Makes the rollups of marked hours anew.
///
/// Order is everything here. A mark is taken first, and then, by a later statement that sees all
/// that was committed until the taking, its hour is counted. The other way round, a change that is
/// committed between the two would lose its mark without being counted.
final class Recount {

    /// An hour is counted when it has been over for a while: until then it is read from the calls
    /// themselves, and would only be counted again and again.
    static final Duration SETTLING = Duration.ofMinutes(65);

    private final Database database;
    private final InstantSource clock;

    Recount(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Counts what is due, some hours per transaction. What is interrupted stays marked.
    void run(BooleanSupplier goesOn) {
        Instant first = clock.instant().minus(SETTLING);
        database.connected(Role.INTAKE, connection -> thin(connection, first));
        int counted = Marks.HOURS_AT_ONCE;
        while (counted == Marks.HOURS_AT_ONCE && goesOn.getAsBoolean()) {
            Instant settled = clock.instant().minus(SETTLING);
            counted = database.connected(Role.INTAKE, connection -> round(connection, settled));
        }
    }

    /// @param settled hours that began and marks that were made until then are due
    /// @return how many hours were counted; 0 also when another node is at it
    static int round(Connection connection, Instant settled) throws SQLException {
        if (!ClusterLock.ROLLUPS.take(connection)) {
            return 0;
        }
        Marks.ofChangedSettings(client(connection));
        Map<UUID, NavigableSet<Instant>> hours = Marks.take(connection, settled);
        count(connection, hours);
        return Marks.count(hours);
    }

    /// To be called after [Marks#take], in the same transaction.
    static void count(Connection connection, Map<UUID, NavigableSet<Instant>> hours) throws SQLException {
        for (Map.Entry<UUID, NavigableSet<Instant>> client : hours.entrySet()) {
            new ClientRecount(connection, client(connection), client.getKey()).count(client.getValue());
        }
    }

    /// Alone as well: else it could take the mark of a change that another node is just not counting.
    ///
    /// @return how many marks were taken away
    static int thin(Connection connection, Instant settled) throws SQLException {
        return ClusterLock.ROLLUPS.take(connection) ? Marks.thin(connection, settled) : 0;
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
