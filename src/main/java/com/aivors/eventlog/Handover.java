package com.aivors.eventlog;

import com.aivors.agent.OwnershipProven;
import com.aivors.client.Clients;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;

/// Gives unclaimed calls of an agent to the client that now owns the agent. Moves a few hundred per
/// transaction, so that memory and locks do not grow with the agent. The table `handover` records
/// the start, so that another node finishes the work of a dead one. [HandoverLog] keeps the result
/// for [HandoverUndo].
public final class Handover implements OwnershipProven {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final int CALLS_AT_ONCE = 200;
    private static final int TRIES = 5;

    /// The longest time that an answer waits for calls to move; the job moves the rest.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Waits until every writer that saw the agent without an owner has committed. Later writers
    /// see the link. Runs in its own transaction: a lock held longer could deadlock with a writer
    /// that holds the route of one of the calls.
    private static final String WAIT_FOR_WRITERS = "select pg_advisory_xact_lock(?, hashtext(?))";

    /// Allows one handover per client and agent; a second request continues the first.
    private static final String BEGIN = """
            insert into handover as h (client_id, agent_id, handover_id) values (?, ?, ?)
            on conflict (client_id, agent_id) do update set handover_id = coalesce(h.handover_id, excluded.handover_id)
            returning handover_id
            """;

    /// Keeps the row while calls are left, because another node may be moving them, unless the
    /// client no longer owns the agent.
    private static final String END = """
            delete from handover h
             where h.client_id = ? and h.agent_id = ?
               and (not exists (select from call_route r
                                 where r.agent_id = h.agent_id
                                   and r.client_id = %s)
                    or not exists (select from agent_link l
                                    where l.agent_id = h.agent_id and l.client_id = h.client_id
                                      and l.unlinked_at is null))
            """.formatted(Clients.NOBODY_LITERAL);

    /// Selects only handovers that had time to finish by themselves.
    private static final String LEFT = """
            select client_id, agent_id from handover where begun_at < now() - interval '10 seconds' order by begun_at
            """;

    private final Database database;
    private final UnclaimedCalls unclaimed;
    private final CommitListener listener;
    private final Ids ids;

    public Handover(Database database, UnclaimedCalls unclaimed, CommitListener listener, Ids ids) {
        this.database = database;
        this.unclaimed = unclaimed;
        this.listener = listener;
        this.ids = ids;
    }

    /// @param id of the handover in [HandoverLog]
    /// @param calls the number of moved calls
    /// @param pending whether calls are left for the job
    public record Given(UUID id, int calls, boolean pending) {}

    /// The cause of a handover.
    ///
    /// @param by an operator's e-mail; null for a proof of ownership
    /// @param connected whether the agent was connected for the handover
    public record Cause(@Nullable String by, boolean connected) {}

    /// Must be called outside of transactions, after the link of agent and client is committed.
    /// Returns after at most 20 s.
    public Given give(String agentId, UUID clientId, Cause cause) {
        return give(agentId, clientId, cause, whileAsked());
    }

    /// @return true while the caller still waits for an answer
    static BooleanSupplier whileAsked() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        return () -> System.nanoTime() < end;
    }

    Given give(String agentId, UUID clientId, Cause cause, BooleanSupplier goesOn) {
        UUID id = database.connected(Role.INTAKE, connection -> begin(connection, agentId, clientId, cause));
        database.connected(Role.INTAKE, connection -> waitForWriters(connection, agentId));
        int moved = 0;
        boolean more = true;
        while (more && goesOn.getAsBoolean()) {
            Set<String> some = next(agentId, clientId, id);
            more = !some.isEmpty();
            moved += some.size();
            if (more) {
                listener.committed(Map.of(clientId, some));
            }
        }
        if (!more) {
            database.connected(Role.INTAKE, connection -> update(connection, END, agentId, clientId));
        }
        return new Given(id, moved, more);
    }

    /// Finishes handovers that other nodes left unfinished.
    public void finish(BooleanSupplier goesOn) {
        record Left(UUID clientId, String agentId) {}
        List<Left> left = database.as(
                Role.INTAKE,
                sql -> sql.sql(LEFT)
                        .query((row, _) -> new Left(row.getObject("client_id", UUID.class), row.getString("agent_id")))
                        .list());
        for (Left one : left) {
            try {
                Given given = give(one.agentId(), one.clientId(), new Cause(null, false), goesOn);
                LOG.info("Moved {} kept calls to their client in an unfinished handover", given.calls());
            } catch (RuntimeException e) {
                LOG.warn("Could not finish a handover; will retry", e);
            }
        }
    }

    /// Runs in the background, so that the client that connected its agent need not wait.
    @Override
    public void proven(UUID clientId, String agentId) {
        Thread.ofVirtual().name("handover").start(() -> {
            try {
                Given given = give(agentId, clientId, new Cause(null, true), () -> true);
                LOG.info("Moved {} kept calls to the client that proved its agent", given.calls());
            } catch (RuntimeException e) {
                LOG.error("Could not move kept calls; an operator has to hand them over", e);
            }
        });
    }

    private Set<String> next(String agentId, UUID clientId, UUID id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.connected(Role.INTAKE, connection -> {
                    Set<String> given = unclaimed.give(connection, agentId, clientId, id, CALLS_AT_ONCE);
                    HandoverLog.moved(connection, id, clientId, given.size());
                    return given;
                });
            } catch (TransientDataAccessException e) {
                // A deadlock with a writer is always possible, and both sides may simply retry.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private UUID begin(Connection connection, String agentId, UUID clientId, Cause cause) throws SQLException {
        UUID id;
        try (var statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, clientId);
            statement.setString(2, agentId);
            statement.setObject(3, ids.next());
            try (var rows = statement.executeQuery()) {
                rows.next();
                id = rows.getObject("handover_id", UUID.class);
            }
        }
        HandoverLog.begun(connection, id, clientId, agentId, cause);
        return id;
    }

    private static int update(Connection connection, String sql, String agentId, UUID clientId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, clientId);
            statement.setString(2, agentId);
            return statement.executeUpdate();
        }
    }

    private static boolean waitForWriters(Connection connection, String agentId) throws SQLException {
        try (var statement = connection.prepareStatement(WAIT_FOR_WRITERS)) {
            statement.setInt(1, RouteLocks.AGENTS);
            statement.setString(2, agentId);
            return statement.execute();
        }
    }
}
