package com.aivors.eventlog;

import com.aivors.call.CallFigures;
import com.aivors.platform.database.Columns;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Takes the calls of a handover back: they are unclaimed again. With them those that came to the
/// client since, by the connection that was made for the handover. A few per transaction; what a node
/// leaves behind, another finishes.
public final class HandoverUndo {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverUndo.class);

    /// Few, since no webhook is written while they move.
    private static final int CALLS_AT_ONCE = 20;

    private static final int TRIES = 10;

    private static final String LIST = """
            select h.handover_id, h.agent_id, h.client_id, c.name as client_name, h.calls, h.begun_at, h.begun_by,
                   h.undone_at, h.undone_at is not null and h.undo_ended_at is null as pending
              from handover_log h
              left join client c on c.client_id = h.client_id
             where h.calls > 0 or h.connected
             order by h.begun_at desc, h.handover_id desc
             limit 500
            """;

    /// Ends the handover if it is still under way.
    private static final String MARK = """
            with undone as (
                update handover_log set undone_at = now(), undone_by = :by
                 where handover_id = :id and undone_at is null
                returning client_id, agent_id, handover_id, connected, begun_at),
            ended as (
                delete from handover h using undone u
                 where h.client_id = u.client_id and h.agent_id = u.agent_id and h.handover_id = u.handover_id
                returning h.agent_id)
            select client_id, agent_id, handover_id, connected, begun_at from undone
            """;

    private static final String KNOWN = "select exists (select from handover_log where handover_id = :id)";

    private static final String LEFT = """
            select client_id, agent_id, handover_id, connected, begun_at from handover_log
             where undone_at < now() - interval '10 seconds' and undo_ended_at is null
             order by undone_at
            """;

    private static final String SINCE = """
            select distinct call_id from call_event where client_id = ? and received_at >= ?
            """;

    /// Clocks of nodes differ a little from the database's.
    private static final String CAME_SINCE = """
            update call_route set handover_id = ?
             where call_id = any(?) and client_id = ? and agent_id = ? and pinned_at >= ? and handover_id is null
            """;

    private static final String END =
            "update handover_log set undo_ended_at = now() where client_id = ? and handover_id = ?";

    private final Database database;
    private final UnclaimedCalls unclaimed;
    private final CommitListener listener;

    public HandoverUndo(Database database, UnclaimedCalls unclaimed, CommitListener listener) {
        this.database = database;
        this.unclaimed = unclaimed;
        this.listener = listener;
    }

    /// @param calls how many it gave
    /// @param by an operator's e-mail; null for a proof of ownership
    /// @param pending whether calls are still on their way back
    public record Entry(
            UUID id,
            String agentId,
            UUID clientId,
            @Nullable String clientName,
            int calls,
            Instant at,
            @Nullable String by,
            @Nullable Instant undoneAt,
            boolean pending) {}

    /// @param calls how many went back
    /// @param pending whether the job takes more of them back
    public record Undone(int calls, boolean pending) {}

    /// A handover that is to be undone.
    ///
    /// @param connected the agent was connected for it, and has to be disconnected
    public record Undoing(UUID id, UUID clientId, String agentId, boolean connected, Instant begunAt) {

        private static Undoing read(ResultSet row) throws SQLException {
            return new Undoing(
                    row.getObject("handover_id", UUID.class),
                    row.getObject("client_id", UUID.class),
                    row.getString("agent_id"),
                    row.getBoolean("connected"),
                    row.getTimestamp("begun_at").toInstant());
        }
    }

    /// The newest first.
    public static List<Entry> list(JdbcClient sql) {
        return sql.sql(LIST)
                .query((row, _) -> new Entry(
                        row.getObject("handover_id", UUID.class),
                        row.getString("agent_id"),
                        row.getObject("client_id", UUID.class),
                        row.getString("client_name"),
                        row.getInt("calls"),
                        row.getTimestamp("begun_at").toInstant(),
                        row.getString("begun_by"),
                        Columns.instant(row, "undone_at"),
                        row.getBoolean("pending")))
                .list();
    }

    /// Notes that it is to be undone; [#run] does it once that is committed.
    ///
    /// @return empty when it is unknown or has been undone
    public static Optional<Undoing> mark(JdbcClient sql, UUID id, String by) {
        return sql.sql(MARK)
                .param("id", id)
                .param("by", by)
                .query((row, _) -> Undoing.read(row))
                .optional();
    }

    public static boolean isKnown(JdbcClient sql, UUID id) {
        return sql.sql(KNOWN)
                .param("id", id)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

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
                listener.committed(Map.of(undoing.clientId(), some, CallFigures.NOBODY, some));
            }
        }
        if (!more) {
            database.connected(Role.INTAKE, connection -> end(connection, undoing));
        }
        return new Undone(moved, more);
    }

    /// Finishes what was begun and left.
    public void finish(BooleanSupplier goesOn) {
        List<Undoing> left = database.as(
                Role.INTAKE,
                sql -> sql.sql(LEFT).query((row, _) -> Undoing.read(row)).list());
        for (Undoing one : left) {
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

    private static int addThoseSince(Connection connection, Undoing undoing) throws SQLException {
        Timestamp since = Timestamp.from(undoing.begunAt().minusSeconds(60));
        var callIds = new ArrayList<String>();
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setObject(1, undoing.clientId());
            statement.setTimestamp(2, since);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    callIds.add(rows.getString("call_id"));
                }
            }
        }
        try (var statement = connection.prepareStatement(CAME_SINCE)) {
            statement.setObject(1, undoing.id());
            statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            statement.setObject(3, undoing.clientId());
            statement.setString(4, undoing.agentId());
            statement.setTimestamp(5, since);
            return statement.executeUpdate();
        }
    }

    private static int end(Connection connection, Undoing undoing) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setObject(1, undoing.clientId());
            statement.setObject(2, undoing.id());
            return statement.executeUpdate();
        }
    }
}
