package com.aivors.operator;

import com.aivors.intake.Replay;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The webhook log: everything that verified senders sent.
@RestController
@RequestMapping("/api/deliveries")
@Tag(name = "Deliveries")
class DeliveryController {

    private final Database database;
    private final Replay replay;
    private final ClientViews views;
    private final Audit audit;

    DeliveryController(Database database, Replay replay, ClientViews views, Audit audit) {
        this.database = database;
        this.replay = replay;
        this.views = views;
        this.audit = audit;
    }

    /// @param outcome as in the log; `dead` when the database still refuses it
    record Replayed(String outcome, @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "What was sent and what became of it, newest first")
    Answer<DeliveryPage> list(@ParameterObject DeliveryQuery query) {
        DeliveryQuery.Checked checked = query.checked();
        return Answer.of(database.as(Role.OPERATOR, sql -> Deliveries.list(sql, checked)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One delivery with the body that was sent")
    Answer<DeliveryDetail> detail(SignedIn who, @PathVariable String id) {
        DeliveryId key = DeliveryId.parse(id).orElseThrow(Problem::notFound);
        Delivery delivery = find(key);
        // The body of a call's event is the client's: looking at it is looking into the client.
        if (delivery.clientId() != null) {
            views.record(who, delivery.clientId());
        }
        return Answer.of(database.as(Role.OPERATOR, sql -> Deliveries.body(sql, key))
                .map(StoredBody::of)
                .map(body -> new DeliveryDetail(delivery, body.text(), body.truncated()))
                .orElseGet(() -> new DeliveryDetail(delivery, null, false)));
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Run it again: an event writes its call anew, anything else is read and stored again")
    Answer<Replayed> replay(SignedIn who, @PathVariable String id) {
        DeliveryId key = DeliveryId.parse(id).orElseThrow(Problem::notFound);
        Delivery delivery = find(key);
        Replay.Outcome outcome = switch (key) {
            case DeliveryId.OfEvent event -> replay.call(event.callId(), event.sourceId());
            case DeliveryId.OfEntry entry -> replay.delivery(entry.deliveryId());
        };
        return switch (outcome) {
            case Replay.Outcome.Ran ran -> {
                database.as(Role.OPERATOR, sql -> {
                    audit.record(sql, who, "delivery.replayed", delivery.clientId(), delivery.callId());
                    return id;
                });
                yield Answer.of("Replayed: " + ran.outcome(), new Replayed(ran.outcome(), ran.reason()));
            }
            case Replay.Outcome.NotReplayable _ ->
                throw Problem.conflict("not-replayable", "There is nothing left to replay of this delivery.");
            case Replay.Outcome.Unknown _ -> throw Problem.notFound();
        };
    }

    private Delivery find(DeliveryId id) {
        return database.as(Role.OPERATOR, sql -> Deliveries.find(sql, id)).orElseThrow(Problem::notFound);
    }
}
