package com.aivors.eventlog;

import com.aivors.platform.database.Columns;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Records handovers and their undoing. The only class that knows the SQL of `handover_log`.
public final class HandoverLog {

    private static final String LIST = """
            select h.handover_id, h.agent_id, h.client_id, c.name as client_name, h.calls, h.begun_at, h.begun_by,
                   h.undone_at, h.undone_at is not null and h.undo_ended_at is null as pending
              from handover_log h
              left join client c on c.client_id = h.client_id
             where h.calls > 0 or h.connected
             order by h.begun_at desc, h.handover_id desc
             limit 500
            """;

    private static final String KNOWN = "select exists (select from handover_log where handover_id = :id)";

    private static final String BEGUN = """
            insert into handover_log as l (client_id, agent_id, handover_id, connected, begun_by) values (?, ?, ?, ?, ?)
            on conflict (client_id, handover_id) do update set
                connected = l.connected or excluded.connected, begun_by = coalesce(l.begun_by, excluded.begun_by)
            """;

    private static final String MOVED =
            "update handover_log set calls = calls + ? where client_id = ? and handover_id = ?";

    /// Also ends the handover if it is still running.
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

    /// Selects only undoings that had time to finish by themselves.
    private static final String LEFT = """
            select client_id, agent_id, handover_id, connected, begun_at from handover_log
             where undone_at < now() - interval '10 seconds' and undo_ended_at is null
             order by undone_at
            """;

    private static final String UNDONE =
            "update handover_log set undo_ended_at = now() where client_id = ? and handover_id = ?";

    private HandoverLog() {}

    /// @param calls the number of calls that moved
    /// @param by an operator's e-mail; null for a proof of ownership
    /// @param pending whether the undoing still has calls to move
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

    /// A handover to undo.
    ///
    /// @param connected whether the agent was connected for it and has to be disconnected
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

    /// Returns the entries, the newest first.
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

    public static boolean isKnown(JdbcClient sql, UUID id) {
        return sql.sql(KNOWN)
                .param("id", id)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /// Marks a handover for undoing; [HandoverUndo#run] undoes it after the commit.
    ///
    /// @return empty when the handover is unknown or already undone
    public static Optional<Undoing> mark(JdbcClient sql, UUID id, String by) {
        return sql.sql(MARK)
                .param("id", id)
                .param("by", by)
                .query((row, _) -> Undoing.read(row))
                .optional();
    }

    /// Returns undoings that other nodes left unfinished.
    static List<Undoing> left(JdbcClient sql) {
        return sql.sql(LEFT).query((row, _) -> Undoing.read(row)).list();
    }

    /// @param id of a running handover or a new one
    static void begun(Connection connection, UUID id, UUID clientId, String agentId, Handover.Cause cause)
            throws SQLException {
        try (var statement = connection.prepareStatement(BEGUN)) {
            statement.setObject(1, clientId);
            statement.setString(2, agentId);
            statement.setObject(3, id);
            statement.setBoolean(4, cause.connected());
            statement.setString(5, cause.by());
            statement.executeUpdate();
        }
    }

    static void moved(Connection connection, UUID id, UUID clientId, int calls) throws SQLException {
        if (calls == 0) {
            return;
        }
        try (var statement = connection.prepareStatement(MOVED)) {
            statement.setInt(1, calls);
            statement.setObject(2, clientId);
            statement.setObject(3, id);
            statement.executeUpdate();
        }
    }

    static int undone(Connection connection, Undoing undoing) throws SQLException {
        try (var statement = connection.prepareStatement(UNDONE)) {
            statement.setObject(1, undoing.clientId());
            statement.setObject(2, undoing.id());
            return statement.executeUpdate();
        }
    }
}
