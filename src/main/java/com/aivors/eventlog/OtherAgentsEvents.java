package com.aivors.eventlog;

import com.aivors.agent.AgentOwners;
import com.aivors.platform.database.ArrayParameters;
import com.aivors.platform.time.Ids;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Unwrapper;
import com.github.luben.zstd.Zstd;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds events of a call that name another agent than the one for which the call moves to another
/// client. They do not move; they are stored as conflicts.
public final class OtherAgentsEvents {

    private static final String EVENTS = """
            select e.call_id, e.source_id, e.event, e.event_hash, e.received_at, e.body_bytes, e.body
              from call_event e
              join unnest(?::text[], ?::uuid[]) as p (call_id, source_id)
                on p.call_id = e.call_id and p.source_id = e.source_id
             where e.client_id = ?
            """;

    private static final String TAKE = """
            delete from call_event e using unnest(?::text[], ?::bytea[]) as t (call_id, event_hash)
             where e.client_id = ? and e.call_id = t.call_id and e.event_hash = t.event_hash
            """;

    private final Unwrapper unwrapper;
    private final DeliveryLog log;

    public OtherAgentsEvents(Unwrapper unwrapper, Ids ids) {
        this.unwrapper = unwrapper;
        this.log = new DeliveryLog(ids);
    }

    private record Found(DeliveryLog.Apart apart, CallEvent event) {}

    /// @param calls of `from` that are about to move
    /// @param agentId the agent for which they move
    /// @param to events of this client's agents may move too; `Clients.NOBODY` owns no agents
    void setAside(Connection connection, UUID from, List<RouteKey> calls, String agentId, UUID to) throws SQLException {
        List<Found> others = others(connection, from, calls, agentId);
        if (others.isEmpty()) {
            return;
        }
        Set<String> agents =
                others.stream().map(found -> found.apart().agentId()).collect(Collectors.toSet());
        AgentOwners owners = AgentOwners.of(connection, agents);
        List<DeliveryLog.Apart> strangers = others.stream()
                .filter(found -> owners.ownerOf(found.apart().agentId(), CallRouter.began(found.event()))
                        .filter(to::equals)
                        .isEmpty())
                .map(Found::apart)
                .toList();
        try (var statement = connection.prepareStatement(TAKE)) {
            new ArrayParameters<>(connection, statement, strangers)
                    .bind("text", DeliveryLog.Apart::callId)
                    .bind("bytea", DeliveryLog.Apart::hash);
            statement.setObject(3, from);
            statement.executeUpdate();
        }
        log.conflicts(connection, strangers);
    }

    private List<Found> others(Connection connection, UUID from, List<RouteKey> calls, String agentId)
            throws SQLException {
        var others = new ArrayList<Found>();
        try (var statement = connection.prepareStatement(EVENTS)) {
            new ArrayParameters<>(connection, statement, calls)
                    .bind("text", RouteKey::callId)
                    .bind("uuid", RouteKey::sourceId);
            statement.setObject(3, from);
            statement.setFetchSize(20);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    Found found = read(rows, agentId);
                    if (found != null) {
                        others.add(found);
                    }
                }
            }
        }
        return others;
    }

    private @Nullable Found read(ResultSet row, String agentId) throws SQLException {
        byte[] body = row.getBytes("body");
        int bytes = row.getInt("body_bytes");
        CallEvent event = unwrapper.stored(Zstd.decompress(body, bytes), row.getString("call_id"));
        String named = event.agentId();
        if (named == null || named.equals(agentId)) {
            return null;
        }
        var apart = new DeliveryLog.Apart(
                row.getTimestamp("received_at").toInstant(),
                row.getObject("source_id", UUID.class),
                row.getString("event"),
                row.getString("call_id"),
                named,
                bytes,
                body,
                row.getBytes("event_hash"));
        return new Found(apart, event.withoutBody());
    }
}
