package com.aivors.eventlog;

import com.aivors.agent.AgentOwners;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Unwrapper;
import com.github.luben.zstd.Zstd;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Resolves conflicts: events that were set aside because their call id belongs to the call of
/// another agent. Gives them to the client that an operator names, as a separate call under the
/// same id. Later events of the same call, agent and sender follow.
public final class Conflicts {

    private static final String KEPT = """
            select d.call_id, d.source_id, d.agent_id, d.received_at, d.body_bytes, d.body,
                   r.client_id as call_client
              from delivery d
              left join call_route r on r.call_id = d.call_id and r.source_id = d.source_id
             where d.delivery_id = ? and d.outcome = 'conflict' and d.resolved_at is null
            """;

    private static final String ALIKE = """
            select delivery_id from delivery
             where call_id = ? and source_id = ? and agent_id = ? and outcome = 'conflict' and resolved_at is null
             order by received_at, delivery_id
            """;

    private final Database database;
    private final DeliveryReplay replay;
    private final Unwrapper unwrapper;

    public Conflicts(Database database, DeliveryReplay replay, Unwrapper unwrapper) {
        this.database = database;
        this.replay = replay;
        this.unwrapper = unwrapper;
    }

    /// The outcome of giving a conflict to a client.
    public sealed interface Given {

        /// @param events the number of waiting events that now belong to the client
        record Done(String callId, String agentId, int events) implements Given {}

        /// The delivery is not a conflict, or is resolved already.
        record Settled() implements Given {}

        /// The client has the call with this id; the two calls would become one.
        record SameCall() implements Given {}

        /// Another client owned the agent when the call started, or owns it now, or has received
        /// the events of this call from an operator.
        record OfAnother(UUID clientId) implements Given {}
    }

    private record Kept(
            AgentRoutes.Key key,
            CallEvent event,
            Instant receivedAt,
            @Nullable UUID callClient) {}

    /// Must be called outside of transactions. May be repeated.
    public Given give(UUID deliveryId, UUID clientId) {
        Given outcome = database.connected(Role.INTAKE, connection -> pin(connection, deliveryId, clientId));
        if (!(outcome instanceof Given.Done done)) {
            return outcome;
        }
        List<UUID> waiting = database.connected(Role.INTAKE, connection -> alike(connection, deliveryId));
        waiting.forEach(replay::delivery);
        return new Given.Done(done.callId(), done.agentId(), waiting.size());
    }

    private Given pin(Connection connection, UUID deliveryId, UUID clientId) throws SQLException {
        Kept kept = read(connection, deliveryId);
        if (kept == null) {
            return new Given.Settled();
        }
        if (clientId.equals(kept.callClient())) {
            return new Given.SameCall();
        }
        String agentId = kept.key().agentId();
        UUID owner = AgentOwners.of(connection, List.of(agentId))
                .ownerOf(agentId, CallRouter.began(kept.event()))
                .orElse(clientId);
        if (!owner.equals(clientId)) {
            return new Given.OfAnother(owner);
        }
        Map<AgentRoutes.Key, UUID> pinned =
                AgentRoutes.pin(connection, List.of(new AgentRoutes.Pin(kept.key(), clientId, kept.receivedAt())));
        UUID first = pinned.getOrDefault(kept.key(), clientId);
        return first.equals(clientId) ? new Given.Done(kept.key().callId(), agentId, 0) : new Given.OfAnother(first);
    }

    private @Nullable Kept read(Connection connection, UUID deliveryId) throws SQLException {
        try (var statement = connection.prepareStatement(KEPT)) {
            statement.setObject(1, deliveryId);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return null;
                }
                byte[] body = Zstd.decompress(rows.getBytes("body"), rows.getInt("body_bytes"));
                CallEvent event = unwrapper.stored(body, rows.getString("call_id"));
                return new Kept(
                        new AgentRoutes.Key(
                                rows.getString("call_id"),
                                rows.getObject("source_id", UUID.class),
                                rows.getString("agent_id")),
                        event,
                        rows.getTimestamp("received_at").toInstant(),
                        rows.getObject("call_client", UUID.class));
            }
        }
    }

    private List<UUID> alike(Connection connection, UUID deliveryId) throws SQLException {
        Kept kept = read(connection, deliveryId);
        if (kept == null) {
            return List.of();
        }
        var alike = new ArrayList<UUID>();
        try (var statement = connection.prepareStatement(ALIKE)) {
            statement.setString(1, kept.key().callId());
            statement.setObject(2, kept.key().sourceId());
            statement.setString(3, kept.key().agentId());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    alike.add(rows.getObject("delivery_id", UUID.class));
                }
            }
        }
        return alike;
    }
}
