package com.aivors.operator.delivery;

import com.aivors.client.Clients;
import com.aivors.client.KnownClient;
import com.aivors.eventlog.Conflicts;
import com.aivors.eventlog.DeliveryOutcome;
import com.aivors.eventlog.DeliveryReplay;
import com.aivors.operator.client.ClientViews;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.retell.Remarks;
import com.aivors.retell.Unwrapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The webhook log: all events from verified senders.
@RestController
@RequestMapping("/api/deliveries")
@Tag(name = "Deliveries")
class DeliveryController {

    private final Database database;
    private final DeliveryReplay replay;
    private final Conflicts conflicts;
    private final Unwrapper unwrapper;
    private final ClientViews views;
    private final Audit audit;

    DeliveryController(
            Database database,
            DeliveryReplay replay,
            Conflicts conflicts,
            Unwrapper unwrapper,
            ClientViews views,
            Audit audit) {
        this.database = database;
        this.replay = replay;
        this.conflicts = conflicts;
        this.unwrapper = unwrapper;
        this.views = views;
        this.audit = audit;
    }

    /// @param outcome as in the log; dead when the database refuses the event again
    record Replayed(DeliveryOutcome outcome, @Nullable String reason) {}

    record ConflictAssignment(@Nullable UUID clientId) {}

    /// @param events the number of separately stored events that are now part of the call
    record Assigned(String callId, UUID clientId, int events) {}

    @GetMapping
    @Operation(summary = "What was sent and what became of it, newest first")
    ApiResponse<DeliveryPage> list(@ParameterObject DeliveryQuery query) {
        DeliveryQuery.Checked checked = query.checked();
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> Deliveries.list(sql, checked)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One delivery with the body that was sent")
    ApiResponse<DeliveryDetail> detail(SignedIn who, @PathVariable String id) {
        DeliveryId key = DeliveryId.parse(id).orElseThrow(Problem::notFound);
        Delivery delivery = find(key);
        // The body of an event belongs to the client of the call, so reading it counts as viewing
        // the client.
        if (delivery.clientId() != null) {
            record(who, delivery.clientId());
        }
        DeliveryConflict conflict = conflict(key).orElse(null);
        if (conflict != null && conflict.agentClient() != null) {
            record(who, conflict.agentClient().id());
        }
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> Deliveries.body(sql, key))
                .map(kept -> detail(delivery, kept, conflict))
                .orElseGet(() -> new DeliveryDetail(delivery, null, false, conflict, List.of())));
    }

    private void record(SignedIn who, UUID clientId) {
        if (!views.record(who, clientId)) {
            throw Problem.notFound();
        }
    }

    private static DeliveryDetail detail(Delivery delivery, byte[] kept, @Nullable DeliveryConflict conflict) {
        StoredBody body = StoredBody.of(kept);
        List<String> remarks = Remarks.of(StoredBody.opened(kept));
        return new DeliveryDetail(delivery, body.text(), body.truncated(), conflict, remarks);
    }

    private Optional<DeliveryConflict> conflict(DeliveryId key) {
        return key instanceof DeliveryId.OfEntry(UUID deliveryId)
                ? database.as(Role.OPERATOR, sql -> DeliveryConflict.find(sql, deliveryId, unwrapper))
                : Optional.empty();
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Run it again: an event writes its call anew, anything else is read and stored again")
    ApiResponse<Replayed> replay(SignedIn who, @PathVariable String id) {
        DeliveryId key = DeliveryId.parse(id).orElseThrow(Problem::notFound);
        Delivery delivery = find(key);
        DeliveryReplay.Outcome outcome = switch (key) {
            case DeliveryId.OfEvent event -> replay.call(event.callId(), event.sourceId());
            case DeliveryId.OfEntry entry -> replay.delivery(entry.deliveryId());
        };
        return switch (outcome) {
            case DeliveryReplay.Outcome.Ran ran -> {
                database.as(Role.OPERATOR, sql -> {
                    audit.record(sql, who, "delivery.replayed", delivery.clientId(), delivery.callId());
                    return id;
                });
                yield ApiResponse.of("Replayed: " + ran.outcome().text(), new Replayed(ran.outcome(), ran.reason()));
            }
            case DeliveryReplay.Outcome.NotReplayable _ -> throw ProblemType.NOT_REPLAYABLE.problem();
            case DeliveryReplay.Outcome.Unknown _ -> throw Problem.notFound();
        };
    }

    /// Also assigns all other waiting events of the same call, agent and source.
    @PostMapping("/{id}/assign")
    @Operation(summary = "Give an event with outcome conflict to a client, as a call of its own; may be repeated")
    ApiResponse<Assigned> assign(SignedIn who, @PathVariable String id, @RequestBody ConflictAssignment wanted) {
        if (!(DeliveryId.parse(id).orElseThrow(Problem::notFound) instanceof DeliveryId.OfEntry key)) {
            throw settled();
        }
        find(key);
        UUID clientId = wanted.clientId();
        if (clientId == null) {
            throw FieldProblem.CHOOSE_CLIENT.problem("clientId");
        }
        database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, clientId);
            return clientId;
        });
        return switch (conflicts.give(key.deliveryId(), clientId)) {
            case Conflicts.Given.Done done -> {
                database.as(Role.OPERATOR, sql -> {
                    audit.record(sql, who, "delivery.assigned", clientId, done.callId());
                    return id;
                });
                yield ApiResponse.of(new Assigned(done.callId(), clientId, done.events()));
            }
            case Conflicts.Given.Settled _ -> throw settled();
            case Conflicts.Given.SameCall _ -> throw ProblemType.SAME_CALL.problem();
            case Conflicts.Given.OfAnother other -> throw ProblemType.AGENT_OF_ANOTHER_CLIENT.problem(name(other));
        };
    }

    private String name(Conflicts.Given.OfAnother other) {
        return database.as(Role.OPERATOR, sql -> Clients.nameIfKnown(sql, other.clientId()))
                .orElse("another client");
    }

    private static Problem settled() {
        return ProblemType.NO_CONFLICT.problem();
    }

    private Delivery find(DeliveryId id) {
        return database.as(Role.OPERATOR, sql -> Deliveries.find(sql, id)).orElseThrow(Problem::notFound);
    }
}
