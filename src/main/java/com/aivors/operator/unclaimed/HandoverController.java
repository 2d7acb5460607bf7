package com.aivors.operator.unclaimed;

import com.aivors.agent.AgentLinks;
import com.aivors.eventlog.HandoverLog;
import com.aivors.eventlog.HandoverUndo;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists handovers of unclaimed calls to clients, and undoes them.
@RestController
@RequestMapping("/api/handovers")
@Tag(name = "Unclaimed calls")
class HandoverController {

    private final Database database;
    private final HandoverUndo undo;
    private final AgentLinks links;
    private final Audit audit;

    HandoverController(Database database, HandoverUndo undo, AgentLinks links, Audit audit) {
        this.database = database;
        this.undo = undo;
        this.links = links;
        this.audit = audit;
    }

    record HandoverList(List<HandoverLog.Entry> handovers) {}

    /// @param pending whether more calls follow in the background
    record Undone(int callsMoved, boolean pending) {}

    @GetMapping
    @Operation(summary = "Handovers of kept calls, the newest first")
    ApiResponse<HandoverList> list() {
        return ApiResponse.of(new HandoverList(database.as(Role.OPERATOR, HandoverLog::list)));
    }

    @PostMapping("/{id}/undo")
    @Operation(
            summary = "Take its calls back from the client, and the agent if it was connected for it",
            description = "Answers within half a minute; of many calls the rest follows in the background.")
    ApiResponse<Undone> undo(SignedIn who, @PathVariable UUID id) {
        HandoverLog.Undoing undoing = database.as(Role.OPERATOR, sql -> {
            if (!HandoverLog.isKnown(sql, id)) {
                throw Problem.notFound();
            }
            HandoverLog.Undoing marked =
                    HandoverLog.mark(sql, id, who.email()).orElseThrow(() -> ProblemType.ALREADY_UNDONE.problem());
            if (marked.connected()) {
                links.revoke(sql, marked.clientId(), marked.agentId(), marked.begunAt());
            }
            audit.record(sql, who, "handover.undone", marked.clientId(), marked.agentId());
            return marked;
        });
        HandoverUndo.Undone undone = undo.run(undoing);
        int moved = undone.calls();
        return ApiResponse.of(
                moved == 1 ? "1 call taken back" : moved + " calls taken back", new Undone(moved, undone.pending()));
    }
}
