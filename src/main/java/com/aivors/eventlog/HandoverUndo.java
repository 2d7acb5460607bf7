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

/// Takes the calls of a handover back: they are unclaimed again. With them those that came to the
/// client since, by the connection that was made for the handover. A few per transaction; what a node
/// leaves behind, another finishes.
public final class HandoverUndo {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverUndo.class);

    /// Few, since no webhook is written while they move.
    private static final int CALLS_AT_ONCE = 20;

    private static final int TRIES = 10;

    /// A client may have said much since: so many calls are held in memory at once.
    private static final int CALLS_A_PAGE = 500;

    private static final String SINCE = """
            select distinct call_id from call_event where client_id = ? and received_at >= ?
            """;

    /// Clocks of nodes differ a little from the database's.
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

    /// @param calls how many went back
    /// @param pending whether the job takes more of them back
    public record Undone(int calls, boolean pending) {}

    /// To be called outside of transactions. Returns after 20 s, or soon after them.
    public Undone run(Undoing undoing) {
        return run(undoing, Handover.whileAsked());
    }

    Undone run(Undoing undoing, BooleanSupplier goesOn) {
        if (undoing.connected()) {
            // Writers that have seen the connection commit first; then all that came by it are there.
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

    /// Finishes what was begun and left.
    public void finish(BooleanSupplier goesOn) {
        for (Undoing one : database.as(Role.INTAKE, HandoverLog::left)) {
            try {
                LOG.info(
                        "{} calls went back in an undone handover that was left",
                        run(one, goesOn).calls());
            } catch (RuntimeException e) {
                LOG.warn("An undone handover could not be finished and is tried again", e);
            }
        }
    }

    /// A writer may hold the lock for longer than we wait, or a deadlock may end us.
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

    /// In pages by a cursor: the client may have many calls since, and only few of them by this agent.
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
