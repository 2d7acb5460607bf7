package com.aivors.agent;

import com.aivors.platform.time.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Agents that clients request and operators approve or refuse. The only class that knows the SQL
/// of `agent_claim`.
public final class AgentClaims {

    private static final String REQUEST = """
            insert into agent_claim (claim_id, agent_id, client_id, requested_at)
            values (:claim, :agent, :client, :now)
            on conflict (client_id, agent_id) where decided_at is null do nothing
            """;

    private static final String WITHDRAW = """
            update agent_claim set decided_at = :now, decision = 'withdrawn'
             where client_id = :client and decided_at is null and agent_id = any(:agents)
            """;

    private static final String SETTLE = """
            update agent_claim set decided_at = :now, decision = 'approved'
             where client_id = :client and agent_id = :agent and decided_at is null
            """;

    private static final String OPEN = """
            select claim_id, agent_id, client_id, c.name, requested_at
              from agent_claim join client c using (client_id)
             where decided_at is null
             order by requested_at, claim_id
            """;

    private static final String DECIDE = """
            update agent_claim set decided_at = :now, decision = :decision
             where claim_id = :claim and decided_at is null
            returning agent_id, client_id
            """;

    private final Ids ids;
    private final InstantSource clock;

    public AgentClaims(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// A request that waits for an operator.
    public record AgentClaim(UUID id, String agentId, UUID clientId, String clientName, Instant requestedAt) {}

    /// The agent and the client of a decided request.
    public record Decided(String agentId, UUID clientId) {}

    void request(JdbcClient sql, UUID clientId, String agentId) {
        sql.sql(REQUEST)
                .param("claim", ids.next())
                .param("agent", agentId)
                .param("client", clientId)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// Closes the request of an agent that the operator connected directly.
    public void settle(JdbcClient sql, UUID clientId, String agentId) {
        sql.sql(SETTLE)
                .param("client", clientId)
                .param("agent", agentId)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// @return the number of requests that were open
    public int withdraw(JdbcClient sql, UUID clientId, List<String> agentIds) {
        return sql.sql(WITHDRAW)
                .param("client", clientId)
                .param("now", Timestamp.from(clock.instant()))
                .param("agents", agentIds.toArray(String[]::new))
                .update();
    }

    public static List<AgentClaim> open(JdbcClient sql) {
        return sql.sql(OPEN)
                .query((row, _) -> new AgentClaim(
                        row.getObject("claim_id", UUID.class),
                        row.getString("agent_id"),
                        row.getObject("client_id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("requested_at").toInstant()))
                .list();
    }

    /// @return empty when there is no such open claim
    public Optional<Decided> decide(JdbcClient sql, UUID claimId, boolean approved) {
        return sql.sql(DECIDE)
                .param("claim", claimId)
                .param("now", Timestamp.from(clock.instant()))
                .param("decision", approved ? "approved" : "refused")
                .query((row, _) -> new Decided(row.getString("agent_id"), row.getObject("client_id", UUID.class)))
                .optional();
    }
}
