package com.aivors.operator;

import com.aivors.agent.RetellAgents;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The agents that Retell knows under our keys, to choose from where one is connected.
@RestController
@Tag(name = "Clients")
class RetellAgentController {

    private static final String OWNERS = """
            select agent_id, client_id from agent_link where unlinked_at is null and agent_id = any(:agents)
            """;

    private final Database database;
    private final RetellAgents agents;

    RetellAgentController(Database database, RetellAgents agents) {
        this.database = database;
        this.agents = agents;
    }

    /// @param clientId the client that has connected it; null when nobody has
    record RetellAgent(
            String agentId, @Nullable String name, @Nullable UUID clientId) {}

    /// @param keyed whether there is a Retell key; without one no agent is known
    /// @param errors in words, why some may be lacking
    record RetellAgentList(boolean keyed, List<RetellAgent> agents, List<String> errors) {}

    @GetMapping("/api/retell/agents")
    @Operation(summary = "The voice agents that Retell knows under our keys, and who has connected them")
    ApiResponse<RetellAgentList> list() {
        RetellAgents.Known known = agents.all();
        Map<String, UUID> owners =
                owners(known.agents().stream().map(agent -> agent.agentId()).toArray(String[]::new));
        return ApiResponse.of(new RetellAgentList(
                known.keyed(),
                known.agents().stream()
                        .map(agent -> new RetellAgent(agent.agentId(), agent.name(), owners.get(agent.agentId())))
                        .toList(),
                known.errors()));
    }

    private Map<String, UUID> owners(String[] agentIds) {
        var owners = new HashMap<String, UUID>();
        database.as(Role.OPERATOR, sql -> {
            sql.sql(OWNERS).param("agents", agentIds).query(row -> {
                owners.put(row.getString("agent_id"), row.getObject("client_id", UUID.class));
            });
            return owners;
        });
        return owners;
    }
}
