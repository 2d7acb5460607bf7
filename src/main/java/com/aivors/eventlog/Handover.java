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

/// Gives the calls that were kept for an agent without an owner to the client that owns it now:
/// a few hundred per transaction, so that neither memory nor locks grow with the agent. That it has
/// begun is noted in the table `handover`: what a node leaves behind, another finishes. What it has
/// given stays in [HandoverLog], for [HandoverUndo].
public final class Handover implements OwnershipProven {

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final int CALLS_AT_ONCE = 200;
    private static final int TRIES = 5;

    /// An answer waits so long for calls to move; the job moves the rest.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Ends when every writer that had found the agent without an owner has committed. Those that
    /// come later see the link. In a transaction of its own: held any longer, it could
    /// deadlock with a writer that holds the route of one of the calls.
    private static final String WAIT_FOR_WRITERS = "select pg_advisory_xact_lock(?, hashtext(?))";

    /// One at a time for a client and an agent: a second request goes on with the first.
    private static final String BEGIN = """
            insert into handover as h (client_id, agent_id, handover_id) values (?, ?, ?)
            on conflict (client_id, agent_id) do update set handover_id = coalesce(h.handover_id, excluded.handover_id)
            returning handover_id
            """;

    /// Not while calls are left, which another node may just be moving; unless the agent is not the
    /// client's any more.
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

    /// Whoever began it has a while to finish it by itself.
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

    /// @param id names it in the log
    /// @param calls how many moved
    /// @param pending whether the job moves more of them
    public record Given(UUID id, int calls, boolean pending) {}

    /// Who gives, and whether the agent was connected for it.
    ///
    /// @param by an operator's e-mail; null for a proof of ownership
    public record Cause(@Nullable String by, boolean connected) {}

    /// To be called outside of transactions, once the link of agent and client is committed. Returns after
    /// 20 s at the latest.
    public Given give(String agentId, UUID clientId, Cause cause) {
        return give(agentId, clientId, cause, whileAsked());
    }

    /// @return whether somebody still waits for an answer
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

    /// Finishes what was begun and left.
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
                LOG.info("{} kept calls went to their client in a handover that was left", given.calls());
            } catch (RuntimeException e) {
                LOG.warn("A handover could not be finished and is tried again", e);
            }
        }
    }

    /// In the background: the client that has just connected its agent need not wait.
    @Override
    public void proven(UUID clientId, String agentId) {
        Thread.ofVirtual().name("handover").start(() -> {
            try {
                Given given = give(agentId, clientId, new Cause(null, true), () -> true);
                LOG.info("{} kept calls went to the client that proved its agent", given.calls());
            } catch (RuntimeException e) {
                LOG.error("Kept calls wait for the operator to hand them over", e);
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
                // A deadlock with a writer, which nobody can exclude and both may simply repeat.
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
