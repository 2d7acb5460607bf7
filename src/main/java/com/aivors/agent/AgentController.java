package com.aivors.agent;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The client's own agents: the three routes of the API guide, and the agents that it may connect.
@RestController
@RequestMapping("/api/retell")
@Tag(name = "Agents")
class AgentController {

    private final AgentConnections connections;

    AgentController(AgentConnections connections) {
        this.connections = connections;
    }

    record AgentReference(@Nullable String agentId) {}

    /// @param agentId the requested agent
    record AgentConnection(String agentId, String email, String aiStatus, List<ConnectedAgent> agents) {}

    record AvailableAgent(String agentId, @Nullable String name) {}

    /// @param keyed whether the client has a Retell key of its own; without one there are no known
    ///     agents
    /// @param agents ordered by name
    /// @param errors sentences that say why agents may be missing
    record AvailableAgents(boolean keyed, List<AvailableAgent> agents, List<String> errors) {}

    record AgentDisconnection(String aiStatus, List<ConnectedAgent> agents) {}

    @Operation(summary = "Connect a Retell agent: its calls appear on this client's dashboard")
    @PostMapping("/connect-agent")
    ResponseEntity<ApiResponse<AgentConnection>> connect(SignedIn caller, @RequestBody AgentReference wanted) {
        String agentId = AgentIds.toConnect(wanted.agentId());
        return switch (connections.connect(caller, agentId)) {
            case ConnectOutcome.Connected _, ConnectOutcome.AlreadyYours _ ->
                ResponseEntity.ok(
                        ApiResponse.of("Retell agent connected successfully", connection(caller, agentId, null)));
            case ConnectOutcome.Requested _ ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .body(ApiResponse.of(
                                "Your agency will confirm this agent shortly", connection(caller, agentId, "Pending")));
            case ConnectOutcome.Taken _ -> throw ProblemType.AGENT_ALREADY_CONNECTED.problem();
            case ConnectOutcome.NotConfirmed _ -> throw FieldProblem.UNKNOWN_TO_RETELL.problem("agentId");
            case ConnectOutcome.Unconfirmable _ ->
                throw ProblemType.RETELL_UNAVAILABLE.problem().retryAfter(60);
        };
    }

    @Operation(summary = "Disconnect one agent, or all of them")
    @DeleteMapping("/disconnect-agent")
    ApiResponse<AgentDisconnection> disconnect(
            SignedIn caller,
            @RequestParam(name = "agentId", required = false) @Nullable String agentId,
            @RequestBody(required = false) @Nullable AgentReference body) {
        String named = agentId == null && body != null ? body.agentId() : agentId;
        AgentStatus left = connections.disconnect(caller, named == null ? null : AgentIds.spellings(named));
        return ApiResponse.of(
                "Retell agent disconnected successfully", new AgentDisconnection(left.aiStatus(), left.agents()));
    }

    @Operation(summary = "What is connected")
    @GetMapping("/agent-status")
    ApiResponse<AgentStatus> status(SignedIn caller) {
        return ApiResponse.of(connections.status(caller.client()));
    }

    @Operation(summary = "The agents under a Retell key of the client's own that nobody has connected")
    @GetMapping("/available-agents")
    ApiResponse<AvailableAgents> available(SignedIn caller) {
        RetellAgents.Known known = connections.available(caller.client());
        return ApiResponse.of(new AvailableAgents(
                known.keyed(),
                known.agents().stream()
                        .map(agent -> new AvailableAgent(agent.agentId(), agent.name()))
                        .toList(),
                known.errors()));
    }

    private AgentConnection connection(SignedIn caller, String agentId, @Nullable String aiStatus) {
        AgentStatus now = connections.status(caller.client());
        return new AgentConnection(agentId, caller.email(), aiStatus == null ? now.aiStatus() : aiStatus, now.agents());
    }
}
