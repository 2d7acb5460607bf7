package com.aivors.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was done, and by whom.
///
/// @param action like `client.suspended`
/// @param actor an e-mail; for clients, "Your agency" where an operator acted
/// @param clientId the client it concerns
/// @param subject the id of the thing it was done to
/// @param address where the request came from; not told to clients about operators
public record AuditEntry(
        UUID id,
        Instant recordedAt,
        String action,
        String actor,
        @Nullable UUID clientId,
        @Nullable String subject,
        @Nullable String address) {}
