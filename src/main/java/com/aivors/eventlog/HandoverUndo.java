package com.aivors.eventlog;

import com.aivors.client.Clients;
import com.aivors.eventlog.HandoverLog.Undoing;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;

/// Makes the calls of a handover unclaimed again, and also the calls that reached the client since
/// through the connection made for it. Moves a few per transaction; another node finishes the work
/// of a dead one.
public final class HandoverUndo {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverUndo.class);

    /// Only a few, because no webhook is written while they move.
    private static final int CALLS_AT_ONCE = 20;

    private static final int TRIES = 10;

    /// Limits the call ids in memory: the client may have many calls since the handover.
    private static final int CALLS_A_PAGE = 500;

    private static final String SINCE = """
            select distinct call_id from call_event where client_id = ? and received_at >= ?
            """;

    /// The caller moves the time back a little, because the clocks of nodes differ from the
    /// database's.
    private static final String CAME_SINCE = """
            update call_route set handover_id = ?
             where call_id = any(?) and client_id = ? and agent_id = ? and pinned_at >= ? and handover_id is null
            """;

    private final Database database;
    private final UnclaimedCalls unclaimed;
    private final CommitListener listener;

    public HandoverUndo(Database database, UnclaimedCalls unclaimed, CommitListener listener) {
        this.database = database;
        this.unclaimed = unclaimed;
        this.listener = listener;
    }

    /// @param calls the number of moved calls
    /// @param pending whether calls are left for the job
    public record Undone(int calls, boolean pending) {}

    /// Must be called outside of transactions. Returns after about 20 s at the latest.
    public Undone run(Undoing undoing) {
        return run(undoing, Handover.whileAsked());
    }

    Undone run(Undoing undoing, BooleanSupplier goesOn) {
        if (undoing.connected()) {
            // Waits for writers that have seen the connection; after that, all calls that used it
            // are committed.
            patiently(connection -> {
                RouteLocks.holdAlone(connection);
                return 0;
            });
            database.connected(Role.INTAKE, connection -> addThoseSince(connection, undoing));
        }
        int moved = 0;
        boolean more = true;
        while (more && goesOn.getAsBoolean()) {
            Set<String> some = patiently(connection ->
                    unclaimed.takeBack(connection, undoing.id(), undoing.agentId(), undoing.clientId(), CALLS_AT_ONCE));
            more = !some.isEmpty();
            moved += some.size();
            if (more) {
                listener.committed(Map.of(undoing.clientId(), some, Clients.NOBODY, some));
            }
        }
        if (!more) {
            database.connected(Role.INTAKE, connection -> HandoverLog.undone(connection, undoing));
        }
        return new Undone(moved, more);
    }

    /// Finishes undoings that other nodes left unfinished.
    public void finish(BooleanSupplier goesOn) {
        for (Undoing one : database.as(Role.INTAKE, HandoverLog::left)) {
            try {
                LOG.info(
                        "Took {} calls back in an unfinished undoing of a handover",
                        run(one, goesOn).calls());
            } catch (RuntimeException e) {
                LOG.warn("Could not finish the undoing of a handover; will retry", e);
            }
        }
    }

    /// Retries: a writer may hold the lock longer than we wait, or a deadlock may abort us.
    private <T> T patiently(ConnectionCallback<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.connected(Role.INTAKE, work);
            } catch (DataAccessException e) {
                if (attempt == TRIES || !Failure.isInTheWay(e)) {
                    throw e;
                }
            }
        }
    }

    /// Reads pages by a cursor, because the client may have many calls since and only few of this
    /// agent.
    private static int addThoseSince(Connection connection, Undoing undoing) throws SQLException {
        Timestamp since = Timestamp.from(undoing.begunAt().minusSeconds(60));
        int added = 0;
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setFetchSize(CALLS_A_PAGE);
            statement.setObject(1, undoing.clientId());
            statement.setTimestamp(2, since);
            try (var rows = statement.executeQuery()) {
                var page = new ArrayList<String>();
                while (rows.next()) {
                    page.add(rows.getString("call_id"));
                    if (page.size() == CALLS_A_PAGE) {
                        added += add(connection, undoing, since, page);
                        page.clear();
                    }
                }
                added += add(connection, undoing, since, page);
            }
        }
        return added;
    }

    private static int add(Connection connection, Undoing undoing, Timestamp since, List<String> callIds)
            throws SQLException {
        try (var statement = connection.prepareStatement(CAME_SINCE)) {
            statement.setObject(1, undoing.id());
            statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            statement.setObject(3, undoing.clientId());
            statement.setString(4, undoing.agentId());
            statement.setTimestamp(5, since);
            return statement.executeUpdate();
        }
    }
}
