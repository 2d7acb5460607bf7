package com.aivors.operator.agent;

import com.aivors.agent.AgentLinks;
import com.aivors.agent.RetellAgents;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists the agents that Retell returns for our keys, as choices for a connection.
@RestController
@Tag(name = "Clients")
class RetellAgentController {

    private final Database database;
    private final RetellAgents agents;

    RetellAgentController(Database database, RetellAgents agents) {
        this.database = database;
        this.agents = agents;
    }

    /// @param clientId the client that has connected it; null when none has
    record RetellAgent(
            String agentId, @Nullable String name, @Nullable UUID clientId) {}

    /// @param keyed whether there is a Retell key; without one, no agents are known
    /// @param errors texts that explain why agents may be missing
    record RetellAgentList(boolean keyed, List<RetellAgent> agents, List<String> errors) {}

    @GetMapping("/api/retell/agents")
    @Operation(summary = "The voice agents that Retell knows under our keys, and who has connected them")
    ApiResponse<RetellAgentList> list() {
        RetellAgents.Known known = agents.all();
        List<String> ids = known.agents().stream().map(agent -> agent.agentId()).toList();
        Map<String, UUID> owners = database.as(Role.OPERATOR, sql -> AgentLinks.owners(sql, ids));
        return ApiResponse.of(new RetellAgentList(
                known.keyed(),
                known.agents().stream()
                        .map(agent -> new RetellAgent(agent.agentId(), agent.name(), owners.get(agent.agentId())))
                        .toList(),
                known.errors()));
    }
}
