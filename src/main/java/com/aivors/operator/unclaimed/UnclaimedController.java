package com.aivors.operator.unclaimed;

import com.aivors.agent.AgentIds;
import com.aivors.call.CallDisclosure;
import com.aivors.call.list.CallPage;
import com.aivors.call.list.CallQuery;
import com.aivors.client.Clients;
import com.aivors.eventlog.Handover;
import com.aivors.eventlog.UnclaimedCount;
import com.aivors.operator.agent.Assignments;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows calls of agents that no client has connected, and gives them to a client.
@RestController
@RequestMapping("/api/unclaimed")
@Tag(name = "Unclaimed calls")
class UnclaimedController {

    private final Database database;
    private final Assignments assignments;
    private final Handover handover;
    private final UnclaimedCount unclaimed;
    private final Audit audit;

    UnclaimedController(
            Database database, Assignments assignments, Handover handover, UnclaimedCount unclaimed, Audit audit) {
        this.database = database;
        this.assignments = assignments;
        this.handover = handover;
        this.unclaimed = unclaimed;
        this.audit = audit;
    }

    record UnclaimedList(List<UnclaimedAgents.UnclaimedAgent> agents) {}

    record UnclaimedAssignment(@Nullable UUID clientId) {}

    record KeptAgent(@Nullable String agentId, @Nullable UUID clientId) {}

    /// @param handoverId the id for an undo; null when nothing changed
    /// @param pending whether more calls follow in the background
    record HandedOver(int callsMoved, @Nullable UUID handoverId, boolean pending) {}

    @GetMapping
    @Operation(summary = "Agents with calls that are kept for nobody, those with the newest call first")
    ApiResponse<UnclaimedList> list() {
        return ApiResponse.of(new UnclaimedList(database.as(Role.OPERATOR, UnclaimedAgents::list)));
    }

    @GetMapping("/count")
    @Operation(summary = "How many agents and calls are kept for nobody; cheap enough to ask often")
    ApiResponse<UnclaimedCount.Count> count() {
        return ApiResponse.of(unclaimed.count());
    }

    @GetMapping("/calls")
    @Operation(summary = "Calls that are kept for nobody, newest first")
    ApiResponse<CallPage> calls(CallQuery query) {
        return ApiResponse.of(
                database.as(Role.OPERATOR, sql -> query.page(sql, Clients.NOBODY, CallDisclosure.EVERYTHING)));
    }

    /// Connects the agent first, so that calls which arrive meanwhile go to the client at once,
    /// then moves the unclaimed calls. Repeating the request completes an interrupted handover.
    @PostMapping("/{agentId}/assign")
    @Operation(summary = "Connect the agent to a client and give it the kept calls; may be repeated")
    ApiResponse<HandedOver> assign(
            SignedIn who, @PathVariable String agentId, @RequestBody UnclaimedAssignment wanted) {
        return assign(who, agentId, wanted.clientId());
    }

    /// Takes the agent from the body, because a path cannot contain every id, for example `..`.
    @PostMapping("/assign")
    @Operation(summary = "The same for an agent of any ID, named in the body")
    ApiResponse<HandedOver> assignNamed(SignedIn who, @RequestBody KeptAgent wanted) {
        return assign(who, wanted.agentId(), wanted.clientId());
    }

    private ApiResponse<HandedOver> assign(SignedIn who, @Nullable String agentId, @Nullable UUID clientId) {
        if (clientId == null) {
            throw FieldProblem.CHOOSE_CLIENT.problem("clientId");
        }
        String agent = AgentIds.named(agentId);
        boolean connected = assignments.assign(who, clientId, agent);
        Handover.Given given = handover.give(agent, clientId, new Handover.Cause(who.email(), connected));
        int moved = given.calls();
        unclaimed.changed();
        if (moved > 0) {
            database.as(Role.OPERATOR, sql -> {
                audit.record(sql, who, "calls.handed-over", clientId, agent);
                return moved;
            });
        }
        return ApiResponse.of(
                moved == 1 ? "1 call moved" : moved + " calls moved",
                new HandedOver(moved, moved > 0 || connected ? given.id() : null, given.pending()));
    }
}
