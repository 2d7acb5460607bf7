package com.aivors.agent;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.settings.Settings;
import com.aivors.retell.ApiAnswer;
import com.aivors.retell.RetellApi;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Connects and disconnects a client's own agents.
@Component
class AgentConnections {

    private final Database database;
    private final AgentLinks links;
    private final AgentClaims claims;
    private final RetellApi retell;
    private final RetellKeys keys;
    private final RetellAgents agents;
    private final Settings settings;
    private final Audit audit;
    private final OwnershipProven proven;

    AgentConnections(
            Database database,
            AgentLinks links,
            AgentClaims claims,
            RetellApi retell,
            RetellKeys keys,
            RetellAgents agents,
            Settings settings,
            Audit audit,
            OwnershipProven proven) {
        this.database = database;
        this.links = links;
        this.claims = claims;
        this.retell = retell;
        this.keys = keys;
        this.agents = agents;
        this.settings = settings;
        this.audit = audit;
        this.proven = proven;
    }

    AgentStatus status(UUID clientId) {
        return AgentStatus.of(database.asClient(clientId, sql -> AgentLinks.of(sql, clientId)));
    }

    /// Returns the agents that this client may choose from: agents that one of its own keys lists
    /// and no client has connected. Leaves out keys of the agency, because they list the agents of
    /// all clients.
    RetellAgents.Known available(UUID clientId) {
        RetellAgents.Known known = agents.boundTo(clientId);
        List<String> agentIds =
                known.agents().stream().map(RetellApi.Agent::agentId).toList();
        AgentOwners owners = database.connected(Role.INTAKE, connection -> AgentOwners.of(connection, agentIds));
        return known.without(agentId -> owners.ownerOf(agentId, null).isPresent());
    }

    ConnectOutcome connect(SignedIn caller, String agentId) {
        UUID clientId = caller.client();
        if (database.asClient(clientId, sql -> links.owns(sql, clientId, agentId))) {
            return new ConnectOutcome.AlreadyYours(agentId);
        }
        return switch (settings.agentClaims()) {
            case OPEN -> link(caller, agentId);
            case APPROVAL -> request(caller, agentId);
            case VERIFIED -> {
                ConnectOutcome refused = refusal(caller.client(), agentId);
                yield refused == null ? linkProven(caller, agentId) : refused;
            }
        };
    }

    /// @param named may contain agents of other clients, which are ignored; null disconnects all
    AgentStatus disconnect(SignedIn caller, @Nullable List<String> named) {
        UUID clientId = caller.client();
        database.asClient(clientId, sql -> {
            List<String> agentIds = AgentLinks.of(sql, clientId).stream()
                    .map(ConnectedAgent::agentId)
                    .filter(id -> named == null || named.contains(id))
                    .toList();
            if (links.disconnect(sql, clientId, agentIds) + claims.withdraw(sql, clientId, agentIds) > 0) {
                agentIds.forEach(id -> audit.record(sql, caller, "agent.disconnected", clientId, AgentIds.shown(id)));
            }
            return agentIds;
        });
        return status(clientId);
    }

    private ConnectOutcome link(SignedIn caller, String agentId) {
        UUID clientId = caller.client();
        return database.asClient(clientId, sql -> {
            ConnectOutcome outcome = links.connect(sql, clientId, agentId);
            if (outcome instanceof ConnectOutcome.Connected) {
                audit.record(sql, caller, "agent.connected", clientId, agentId);
            }
            return outcome;
        });
    }

    private ConnectOutcome linkProven(SignedIn caller, String agentId) {
        ConnectOutcome outcome = link(caller, agentId);
        if (outcome instanceof ConnectOutcome.Connected) {
            proven.proven(caller.client(), agentId);
        }
        return outcome;
    }

    private ConnectOutcome request(SignedIn caller, String agentId) {
        UUID clientId = caller.client();
        return database.asClient(clientId, sql -> {
            claims.request(sql, clientId, agentId);
            audit.record(sql, caller, "agent.requested", clientId, agentId);
            return new ConnectOutcome.Requested(agentId);
        });
    }

    /// @return null when Retell knows the agent under a key that we may use for this client
    private @Nullable ConnectOutcome refusal(UUID clientId, String agentId) {
        boolean asked = false;
        for (String key : keys.retellKeysFor(clientId)) {
            switch (retell.agent(key, agentId)) {
                case ApiAnswer.Found<RetellApi.Agent> _ -> {
                    return null;
                }
                case ApiAnswer.NotFound<RetellApi.Agent> _ -> asked = true;
                default -> {
                    // Tries the next key. If no key gets an answer, the agent cannot be confirmed.
                }
            }
        }
        return asked ? new ConnectOutcome.NotConfirmed() : new ConnectOutcome.Unconfirmable();
    }
}
