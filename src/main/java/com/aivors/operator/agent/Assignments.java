package com.aivors.operator.agent;

import com.aivors.agent.AgentClaims;
import com.aivors.agent.AgentIds;
import com.aivors.agent.AgentLinks;
import com.aivors.agent.ConnectOutcome;
import com.aivors.client.KnownClient;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets the operator decide to which client an agent belongs.
@Component
public class Assignments {

    private final Database database;
    private final AgentLinks links;
    private final AgentClaims claims;
    private final Audit audit;

    Assignments(Database database, AgentLinks links, AgentClaims claims, Audit audit) {
        this.database = database;
        this.links = links;
        this.claims = claims;
        this.audit = audit;
    }

    /// Connects the agent and settles the client's claim to it. The change is committed on return.
    ///
    /// @return true if it was not connected before
    /// @throws Problem 404 for an unknown client, 409 when another client has the agent
    public boolean assign(SignedIn by, UUID clientId, String agentId) {
        return database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, clientId);
            boolean connected = connect(sql, by, clientId, agentId);
            claims.settle(sql, clientId, agentId);
            return connected;
        });
    }

    /// Disconnects the agent from the client, or withdraws the client's claim to it.
    ///
    /// @throws Problem 404 when the client has no such agent
    void take(SignedIn by, UUID clientId, String agentId) {
        database.as(Role.OPERATOR, sql -> {
            List<String> agents = List.of(agentId);
            if (links.disconnect(sql, clientId, agents) + claims.withdraw(sql, clientId, agents) == 0) {
                throw Problem.notFound();
            }
            audit.record(sql, by, "agent.disconnected", clientId, AgentIds.shown(agentId));
            return clientId;
        });
    }

    /// @throws Problem 404 for a claim that is not open, 409 when another client has the agent by
    ///     now; the claim then stays open
    void approve(SignedIn by, UUID claimId) {
        database.as(Role.OPERATOR, sql -> {
            var claim = claims.decide(sql, claimId, true).orElseThrow(Problem::notFound);
            connect(sql, by, claim.clientId(), claim.agentId());
            return claim;
        });
    }

    /// @throws Problem 404 for a claim that is not open
    void refuse(SignedIn by, UUID claimId) {
        database.as(Role.OPERATOR, sql -> {
            var claim = claims.decide(sql, claimId, false).orElseThrow(Problem::notFound);
            audit.record(sql, by, "agent.refused", claim.clientId(), claim.agentId());
            return claim;
        });
    }

    /// Throws the problem inside the transaction on purpose, so that everything is rolled back.
    private boolean connect(JdbcClient sql, SignedIn by, UUID clientId, String agentId) {
        ConnectOutcome outcome = links.connect(sql, clientId, agentId);
        if (outcome instanceof ConnectOutcome.Connected) {
            audit.record(sql, by, "agent.connected", clientId, agentId);
            return true;
        }
        if (!(outcome instanceof ConnectOutcome.AlreadyYours)) {
            String owner = AgentLinks.ownerName(sql, agentId).orElse("another client");
            throw ProblemType.AGENT_CONNECTED_TO.problem(owner);
        }
        return false;
    }
}
