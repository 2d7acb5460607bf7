package com.aivors.operator.agent;

import com.aivors.agent.AgentIds;
import com.aivors.operator.client.ClientRow;
import com.aivors.operator.client.ClientRows;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Connects agents to a client and disconnects them.
@RestController
@RequestMapping("/api/clients/{id}/agents")
@Tag(name = "Clients")
class ClientAgentController {

    private final Assignments assignments;
    private final ClientRows rows;

    ClientAgentController(Assignments assignments, ClientRows rows) {
        this.assignments = assignments;
        this.rows = rows;
    }

    record AgentAssignment(@Nullable String agentId) {}

    @PostMapping
    @Operation(summary = "Connect an agent to the client; its calls from now on are the client's")
    ApiResponse<ClientRow> assign(SignedIn who, @PathVariable UUID id, @RequestBody AgentAssignment wanted) {
        assignments.assign(who, id, AgentIds.toConnect(wanted.agentId()));
        return ApiResponse.of("Agent connected", row(id));
    }

    @DeleteMapping("/{agentId}")
    @Operation(summary = "Disconnect an agent; the calls so far stay with the client")
    ApiResponse<ClientRow> take(SignedIn who, @PathVariable UUID id, @PathVariable String agentId) {
        return disconnected(who, id, AgentIds.named(agentId));
    }

    /// A path cannot contain every id, for example `..`.
    @DeleteMapping
    @Operation(summary = "The same for an agent of any ID, named in the query")
    ApiResponse<ClientRow> takeNamed(
            SignedIn who, @PathVariable UUID id, @RequestParam(required = false) @Nullable String agentId) {
        return disconnected(who, id, AgentIds.named(agentId));
    }

    private ApiResponse<ClientRow> disconnected(SignedIn who, UUID id, String agentId) {
        assignments.take(who, id, agentId);
        return ApiResponse.of("Agent disconnected", row(id));
    }

    private ClientRow row(UUID id) {
        return rows.of(id).orElseThrow(Problem::notFound);
    }
}
