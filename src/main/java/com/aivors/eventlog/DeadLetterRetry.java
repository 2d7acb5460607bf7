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

/// Tries dead letters again, each time after twice as long: what the database refused may have
/// been its fault, or that of a version of ours that is gone.
public final class DeadLetterRetry {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRetry.class);

    /// Counted before it runs, so that a letter that takes a node down is not tried for ever. The
    /// n-th try comes 2ⁿ minutes after the letter; the last, the twelfth, after a day and a half.
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
                    LOG.info("Dead letter {} tried again: {}", deliveryId, outcome.text());
                }
            } catch (RuntimeException e) {
                LOG.warn("Dead letter {} could not be tried again", deliveryId, e);
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
