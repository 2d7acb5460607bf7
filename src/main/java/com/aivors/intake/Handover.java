package com.aivors.intake;

import com.aivors.agent.OwnershipProven;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;

/// Gives the calls that were kept for an agent without an owner to the client that owns it now:
/// a few hundred a transaction, so that neither memory nor locks grow with the agent. What was
/// interrupted is finished by asking again.
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
        database.connected(Role.INTAKE, connection -> waitForWriters(connection, agentId));
        int moved = 0;
        for (Set<String> some = next(agentId, clientId); !some.isEmpty(); some = next(agentId, clientId)) {
            moved += some.size();
            listener.committed(Map.of(clientId, some));
        }
        return moved;
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

    private static boolean waitForWriters(Connection connection, String agentId) throws SQLException {
        try (var statement = connection.prepareStatement(WAIT_FOR_WRITERS)) {
            statement.setInt(1, AGENT_LOCKS);
            statement.setString(2, agentId);
            return statement.execute();
        }
    }
}
