package com.aivors.intake;

import com.aivors.agent.OwnershipProven;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;

/// Gives the calls that were kept for an agent without an owner to the client that owns it now:
/// a few hundred a transaction, so that neither memory nor locks grow with the agent. That it has
/// begun is noted in the table `handover`: what a node leaves behind, another finishes. The only
/// class that knows that table.
public final class Handover implements OwnershipProven {

    /// The client of calls that nobody owns; keys cannot be null.
    public static final UUID NOBODY = new UUID(0, 0);

    /// The first key of the advisory locks on agents, which share their space with others.
    static final int AGENT_LOCKS = 0x4147_4E54;

    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final int CALLS_AT_ONCE = 200;
    private static final int TRIES = 5;

    /// Ends when every writer that had found the agent without an owner has committed. Those that
    /// come later see the link. In a transaction of its own: held any longer, it would close a
    /// circle with a writer that holds the route of one of the calls.
    private static final String WAIT_FOR_WRITERS = "select pg_advisory_xact_lock(?, hashtext(?))";

    private static final String BEGIN =
            "insert into handover (client_id, agent_id) values (?, ?) on conflict do nothing";

    /// Not while calls are left, which another node may just be moving; unless the agent is not the
    /// client's any more.
    private static final String END = """
            delete from handover h
             where h.client_id = ? and h.agent_id = ?
               and (not exists (select from call_route r
                                 where r.agent_id = h.agent_id
                                   and r.client_id = '00000000-0000-0000-0000-000000000000')
                    or not exists (select from agent_link l
                                    where l.agent_id = h.agent_id and l.client_id = h.client_id
                                      and l.unlinked_at is null))
            """;

    /// Whoever began it has a while to finish it by itself.
    private static final String LEFT = """
            select client_id, agent_id from handover where begun_at < now() - interval '10 seconds' order by begun_at
            """;

    private final Database database;
    private final KeptCalls kept;
    private final CommitListener listener;

    Handover(Database database, KeptCalls kept, CommitListener listener) {
        this.database = database;
        this.kept = kept;
        this.listener = listener;
    }

    /// To be called outside of transactions, once the link of agent and client is committed.
    ///
    /// @return how many calls moved
    public int give(String agentId, UUID clientId) {
        database.connected(Role.INTAKE, connection -> update(connection, BEGIN, agentId, clientId));
        return give(agentId, clientId, () -> true);
    }

    private int give(String agentId, UUID clientId, BooleanSupplier goesOn) {
        database.connected(Role.INTAKE, connection -> waitForWriters(connection, agentId));
        int moved = 0;
        boolean more = true;
        while (more && goesOn.getAsBoolean()) {
            Set<String> some = next(agentId, clientId);
            more = !some.isEmpty();
            moved += some.size();
            if (more) {
                listener.committed(Map.of(clientId, some));
            }
        }
        if (!more) {
            database.connected(Role.INTAKE, connection -> update(connection, END, agentId, clientId));
        }
        return moved;
    }

    /// Finishes what was begun and left.
    void finish(BooleanSupplier goesOn) {
        record Left(UUID clientId, String agentId) {}
        List<Left> left = database.as(
                Role.INTAKE,
                sql -> sql.sql(LEFT)
                        .query((row, _) -> new Left(row.getObject("client_id", UUID.class), row.getString("agent_id")))
                        .list());
        for (Left one : left) {
            try {
                int moved = give(one.agentId(), one.clientId(), goesOn);
                LOG.info("{} kept calls went to their client in a handover that was left", moved);
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
                int moved = give(agentId, clientId);
                LOG.info("{} kept calls went to the client that proved its agent", moved);
            } catch (RuntimeException e) {
                LOG.error("Kept calls wait for the operator to hand them over", e);
            }
        });
    }

    private Set<String> next(String agentId, UUID clientId) {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.connected(
                        Role.INTAKE, connection -> kept.give(connection, agentId, clientId, CALLS_AT_ONCE));
            } catch (TransientDataAccessException e) {
                // A deadlock with a writer, which nobody can exclude and both may simply repeat.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
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
            statement.setInt(1, AGENT_LOCKS);
            statement.setString(2, agentId);
            return statement.execute();
        }
    }
}
