package com.aivors.operator.source;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender of webhooks, with what it takes to set it up.
///
/// @param clientId a bound source writes this client's calls alone
/// @param url where it sends to
/// @param header where it puts its proof
/// @param failing whether requests were turned away within a day and none was accepted since; not
///     those that came when the service was busy
/// @param failuresLastDay requests of its kind that were turned away within a day; with a wrong
///     key nobody can tell which source it was, so each of the kind counts them
public record SourceRow(
        UUID id,
        @Schema(allowableValues = {"n8n", "retell"}) String kind,
        String name,
        @Nullable UUID clientId,
        @Nullable String clientName,
        String url,
        String header,
        List<SourceSecret> secrets,
        @Nullable Instant lastDeliveryAt,
        boolean failing,
        long failuresLastDay,
        List<SourceFailure> failures) {

    /// @param value of n8n's only, which the operator copies into n8n; Retell's keys open Retell
    /// @param createdAt null for one from the environment
    /// @param lastUsedAt when a sender last proved itself by it, to the minute; null when none has
    public record SourceSecret(
            String id,
            @Nullable String value,
            String hint,
            @Nullable Instant createdAt,
            @Nullable Instant lastUsedAt,
            boolean fromEnvironment) {}

    /// @param reason secret-wrong, signature-wrong, signature-clock, unreadable and the like
    public record SourceFailure(String reason, long count) {}
}
