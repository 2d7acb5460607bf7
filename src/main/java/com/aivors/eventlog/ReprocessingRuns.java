package com.aivors.eventlog;

import com.aivors.eventlog.ReprocessingWalk.Part;
import com.aivors.eventlog.ReprocessingWalk.Place;
import com.aivors.platform.database.Columns;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rewrites calls from their stored events for an operator: a few at a time, in the background, on
/// one node. The progress is committed together with the calls, so that another node continues
/// where a dead one stopped. The only class that knows the SQL of `replay`.
public final class ReprocessingRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ReprocessingRuns.class);

    /// About a hundred calls.
    private static final int EVENTS_AT_ONCE = 300;

    private static final String REQUEST = """
            insert into replay (replay_id, call_id, client_id, received_from, received_to, requested_at)
            values (:id, :call, :client, :from, :to, :now)
            """;

    private static final String FIND = "select * from replay where replay_id = :id";

    private static final String UNFINISHED = """
            select replay_id from replay where state <> 'done' order by requested_at, replay_id
            """;

    /// Locks the replay, in case two nodes run it.
    private static final String TAKE = "select * from replay where replay_id = ? and state <> 'done' for update";

    private static final String ADVANCE = """
            update replay
               set state = case when ? then 'done' else 'running' end,
                   finished_at = case when ? then ?::timestamptz end,
                   after_call = coalesce(?, after_call),
                   after_at = coalesce(?, after_at),
                   calls_read = calls_read + ?,
                   calls_changed = calls_changed + ?,
                   calls_failed = calls_failed + ?
             where replay_id = ?
            """;

    /// Limits the wait for a locked call; the job will retry.
    private static final String LOCK_PATIENCE = "set local lock_timeout = '2s'";

    private final Database database;
    private final Reprocessing reprocessing;
    private final CommitListener listener;
    private final InstantSource clock;
    private final Ids ids;

    public ReprocessingRuns(
            Database database, Reprocessing reprocessing, CommitListener listener, InstantSource clock, Ids ids) {
        this.database = database;
        this.reprocessing = reprocessing;
        this.listener = listener;
        this.clock = clock;
        this.ids = ids;
    }

    /// The calls to replay: one call (of one client or of all), one client's calls, or all calls. A
    /// period limits the last two to calls with an event received in it.
    public record Scope(
            @Nullable String callId,
            @Nullable UUID clientId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    private record Step(Map<UUID, Set<String>> changed, boolean done) {}

    /// Stores a request; [#run] executes it after the commit.
    public UUID request(JdbcClient sql, Scope scope) {
        UUID id = ids.next();
        sql.sql(REQUEST)
                .param("id", id)
                .param("call", scope.callId(), Types.VARCHAR)
                .param("client", scope.clientId(), Types.OTHER)
                .param("from", timestamp(scope.from()), Types.TIMESTAMP)
                .param("to", timestamp(scope.to()), Types.TIMESTAMP)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    public Optional<ReprocessingProgress> find(JdbcClient sql, UUID id) {
        return sql.sql(FIND)
                .param("id", id)
                .query((row, _) -> new ReprocessingProgress(
                        id,
                        row.getString("call_id"),
                        row.getObject("client_id", UUID.class),
                        Columns.instant(row, "received_from"),
                        Columns.instant(row, "received_to"),
                        row.getString("state"),
                        row.getLong("calls_read"),
                        row.getLong("calls_changed"),
                        row.getLong("calls_failed"),
                        row.getTimestamp("requested_at").toInstant(),
                        Columns.instant(row, "finished_at")))
                .optional();
    }

    /// Returns whether any event of this call is stored.
    public boolean knows(String callId, @Nullable UUID clientId) {
        return !database.connected(Role.INTAKE, connection -> ReprocessingWalk.ofCall(connection, callId, clientId))
                .isEmpty();
    }

    /// Runs a replay at once instead of waiting for the job: for a single call that a person waits
    /// for.
    public void hurry(UUID id) {
        try {
            run(id, () -> true);
        } catch (RuntimeException e) {
            LOG.info("Left a replay to the job: {}", e.getMessage());
        }
    }

    void run(BooleanSupplier goesOn) {
        List<UUID> unfinished = database.as(
                Role.INTAKE, sql -> sql.sql(UNFINISHED).query(UUID.class).list());
        unfinished.forEach(id -> run(id, goesOn));
    }

    private void run(UUID id, BooleanSupplier goesOn) {
        int events = EVENTS_AT_ONCE;
        boolean done = false;
        while (!done && goesOn.getAsBoolean()) {
            try {
                done = told(advance(id, events));
                events = EVENTS_AT_ONCE;
            } catch (RuntimeException e) {
                if (Failure.isInTheWay(e)) {
                    throw e;
                }
                if (events == 1) {
                    throw e;
                }
                // Continues call by call until the bad one is found.
                events = 1;
            }
        }
    }

    private boolean told(Step step) {
        if (!step.changed().isEmpty()) {
            listener.committed(step.changed());
        }
        return step.done();
    }

    private Step advance(UUID id, int events) {
        return database.connected(Role.INTAKE, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(LOCK_PATIENCE);
            }
            Place place = take(connection, id);
            if (place == null) {
                return new Step(Map.of(), true);
            }
            Part part = ReprocessingWalk.next(connection, place, events);
            Optional<Map<UUID, Set<String>>> changed = events == 1
                    ? reprocessed(connection, part)
                    : Optional.of(reprocessing.calls(connection, part.calls()));
            save(
                    connection,
                    id,
                    part,
                    changed.map(ReprocessingRuns::count).orElse(0),
                    changed.isPresent() ? 0 : part.size());
            return new Step(changed.orElse(Map.of()), part.end());
        });
    }

    /// Rewrites one call in the transaction that holds the position. So exactly this call is
    /// skipped on failure, even if another node continues the same replay.
    ///
    /// @return empty when the call cannot be replayed
    private Optional<Map<UUID, Set<String>>> reprocessed(Connection connection, Part part) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return Optional.of(reprocessing.calls(connection, part.calls()));
        } catch (SQLException | RuntimeException e) {
            if (Failure.isInTheWay(e)) {
                throw e;
            }
            connection.rollback(before);
            LOG.warn("Could not replay a call; it stays unchanged", e);
            return Optional.empty();
        }
    }

    private static @Nullable Place take(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                Instant from = Columns.instant(rows, "received_from");
                Instant to = Columns.instant(rows, "received_to");
                Instant requested = rows.getTimestamp("requested_at").toInstant();
                return new Place(
                        rows.getString("call_id"),
                        rows.getObject("client_id", UUID.class),
                        from == null ? Instant.EPOCH : from,
                        // Events that arrive meanwhile need no replay, and would keep it from ending.
                        to == null || to.isAfter(requested) ? requested : to,
                        rows.getString("after_call"),
                        Columns.instant(rows, "after_at"));
            }
        }
    }

    private void save(Connection connection, UUID id, Part part, int changed, int failed) throws SQLException {
        try (var statement = connection.prepareStatement(ADVANCE)) {
            statement.setBoolean(1, part.end());
            statement.setBoolean(2, part.end());
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            statement.setString(4, part.lastCall());
            statement.setTimestamp(5, timestamp(part.lastTime()));
            statement.setInt(6, part.size());
            statement.setInt(7, changed);
            statement.setInt(8, failed);
            statement.setObject(9, id);
            statement.executeUpdate();
        }
    }

    private static int count(Map<UUID, Set<String>> calls) {
        return calls.values().stream().mapToInt(Set::size).sum();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
