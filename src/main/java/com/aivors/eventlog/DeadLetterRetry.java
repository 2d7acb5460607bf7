package com.aivors.eventlog;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Retries dead letters after doubling pauses. The database may refuse an event by its own fault,
/// or by that of an older version of ours.
public final class DeadLetterRetry {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRetry.class);

    /// Counts the attempt before it runs, so that a letter that crashes a node is not retried
    /// forever. Attempt n comes 2ⁿ minutes after the letter; the last one, the twelfth, after a day
    /// and a half.
    private static final String CLAIM = """
            update delivery set attempts = attempts + 1
             where delivery_id in (
                       select delivery_id from delivery
                        where outcome = 'dead' and resolved_at is null and attempts < 12
                          and received_at + interval '1 minute' * power(2, attempts) <= now()
                        order by received_at
                        limit 20
                          for update skip locked)
            returning delivery_id
            """;

    private final Database database;
    private final DeliveryReplay replay;

    public DeadLetterRetry(Database database, DeliveryReplay replay) {
        this.database = database;
        this.replay = replay;
    }

    public void retry() {
        for (UUID deliveryId : database.connected(Role.INTAKE, DeadLetterRetry::claim)) {
            try {
                if (replay.delivery(deliveryId) instanceof DeliveryReplay.Outcome.Ran(var outcome, var _)) {
                    LOG.info("Retried dead letter {}: {}", deliveryId, outcome.text());
                }
            } catch (RuntimeException e) {
                LOG.warn("Could not retry dead letter {}", deliveryId, e);
            }
        }
    }

    private static List<UUID> claim(Connection connection) throws SQLException {
        var claimed = new ArrayList<UUID>();
        try (var statement = connection.prepareStatement(CLAIM);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                claimed.add(rows.getObject("delivery_id", UUID.class));
            }
        }
        return claimed;
    }
}
