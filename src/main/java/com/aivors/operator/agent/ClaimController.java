package com.aivors.operator.agent;

import com.aivors.agent.AgentClaims;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Decides on claims: clients ask for agents when connecting needs approval.
@RestController
@RequestMapping("/api/claims")
@Tag(name = "Claims")
class ClaimController {

    private final Database database;
    private final Assignments assignments;

    ClaimController(Database database, Assignments assignments) {
        this.database = database;
        this.assignments = assignments;
    }

    record ClaimList(List<AgentClaims.AgentClaim> claims) {}

    @GetMapping
    @Operation(summary = "Agents that clients asked for and nobody decided on, the oldest first")
    ApiResponse<ClaimList> list() {
        return ApiResponse.of(new ClaimList(database.as(Role.OPERATOR, AgentClaims::open)));
    }

    @PostMapping("/{id}/approve")
    @Operation(summary = "Connect the agent to the client that asked for it")
    ApiResponse<@Nullable Void> approve(SignedIn who, @PathVariable UUID id) {
        assignments.approve(who, id);
        return ApiResponse.done("Agent connected");
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "Refuse it; the client may ask again")
    ApiResponse<@Nullable Void> refuse(SignedIn who, @PathVariable UUID id) {
        assignments.refuse(who, id);
        return ApiResponse.done("Claim refused");
    }
}
