package com.aivors.platform.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One recorded action and its actor.
///
/// @param action what was done; add new actions to the list below
/// @param actor an e-mail; for clients, "Your agency" where an operator acted
/// @param clientId the client it concerns
/// @param clientName the name of that client, for operators; null when the client was deleted
/// @param subject the id of the changed thing
/// @param address the sender's address; clients do not see the addresses of operators
public record AuditEntry(
        UUID id,
        Instant recordedAt,

        @Schema(
                allowableValues = {
                    "agent.connected",
                    "agent.disconnected",
                    "agent.refused",
                    "agent.requested",
                    "call.removed",
                    "top-up.recorded",
                    "plan.changed",
                    "client.deleted",
                    "calls.exported",
                    "calls.handed-over",
                    "calls.replayed",
                    "reconciliation.requested",
                    "reconciliation.cancelled",
                    "reconciliation.resumed",
                    "client.changed",
                    "client.created",
                    "client.invited",
                    "client.resumed",
                    "client.suspended",
                    "client.viewed",
                    "delivery.assigned",
                    "delivery.replayed",
                    "disclosure.changed",
                    "handover.undone",
                    "invitation.accepted",
                    "invitation.asked",
                    "operator.created",
                    "password.changed",
                    "password.reset",
                    "password.reset-asked",
                    "password.reset-link",
                    "password.reset-printed",
                    "secret-key.replaced",
                    "settings.changed",
                    "sign-in",
                    "sign-in.failed",
                    "sign-in.suspended",
                    "sign-out",
                    "sign-out.others",
                    "source.added",
                    "source.rotated",
                    "source.secret-retired",
                    "user.changed",
                    "user.invited",
                    "user.invited-again",
                    "user.removed",
                    "user.reset-link"
                })
        String action,

        String actor,
        @Nullable UUID clientId,
        @Nullable String clientName,
        @Nullable String subject,
        @Nullable String address) {}
