package com.aivors.eventlog;

import com.aivors.platform.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores events that the database refuses, so that they are neither lost nor block other events.
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final DataSource pool;
    private final DeliveryLog log;

    public DeadLetters(DataSource pool, Ids ids) {
        this.pool = pool;
        this.log = new DeliveryLog(ids);
    }

    /// @return whether the letter is committed
    public boolean bury(Ticket ticket, Exception cause) {
        String state = cause instanceof SQLException sql
                ? String.valueOf(sql.getSQLState())
                : cause.getClass().getSimpleName();
        try (Connection connection = pool.getConnection()) {
            log.write(connection, List.of(DeliveryLog.Entry.dead(ticket, "refused by the database (" + state + ")")));
            connection.commit();
            LOG.error("Set an event aside as a dead letter ({})", state, cause);
            return true;
        } catch (SQLException e) {
            LOG.error("Could not set an event aside as a dead letter", e);
            return false;
        }
    }
}
