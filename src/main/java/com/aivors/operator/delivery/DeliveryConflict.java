package com.aivors.operator.delivery;

import com.aivors.retell.Unwrapper;
import com.github.luben.zstd.Zstd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The two sides of a conflict: an event whose agent differs from the agent of the call with the
/// same id.
///
/// @param agentId the agent in the event; `agentName` is its name in the event
/// @param agentClient the client that has connected this agent; null when none has
/// @param callClient the client that owns the call; null when the call is unclaimed
/// @param callAgentId the agent of the call
public record DeliveryConflict(
        String callId,
        String agentId,
        @Nullable String agentName,
        @Nullable Side agentClient,
        @Nullable Side callClient,
        @Nullable String callAgentId) {

    private static final String SIDES = """
            select d.call_id, d.agent_id, d.body_bytes, d.body, o.client_id as agent_client, o.name as agent_client_name,
                   c.client_id as call_client, c.name as call_client_name, r.agent_id as call_agent_id
              from delivery d
              left join agent_link l on l.agent_id = d.agent_id and l.unlinked_at is null
              left join client o on o.client_id = l.client_id
              left join call_route r on r.call_id = d.call_id and r.source_id = d.source_id
              left join client c on c.client_id = r.client_id
             where d.delivery_id = :delivery and d.outcome = 'conflict'
            """;

    /// A client with its name.
    public record Side(UUID id, String name) {}

    /// @return empty when the delivery is not a conflict
    static Optional<DeliveryConflict> find(JdbcClient sql, UUID deliveryId, Unwrapper unwrapper) {
        return sql.sql(SIDES)
                .param("delivery", deliveryId)
                .query((row, _) -> read(row, unwrapper))
                .optional();
    }

    private static DeliveryConflict read(ResultSet row, Unwrapper unwrapper) throws SQLException {
        return new DeliveryConflict(
                row.getString("call_id"),
                row.getString("agent_id"),
                agentName(row, unwrapper),
                side(row, "agent_client"),
                side(row, "call_client"),
                row.getString("call_agent_id"));
    }

    private static @Nullable Side side(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new Side(id, row.getString(column + "_name"));
    }

    private static @Nullable String agentName(ResultSet row, Unwrapper unwrapper) throws SQLException {
        byte[] body = Zstd.decompress(row.getBytes("body"), row.getInt("body_bytes"));
        return unwrapper.stored(body, row.getString("call_id")).facts().agentName();
    }
}
