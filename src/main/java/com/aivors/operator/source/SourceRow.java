package com.aivors.operator.source;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender of webhooks, with the values for its setup.
///
/// @param clientId the client of a bound source, which writes only this client's calls
/// @param url the URL for its webhooks
/// @param header the header for its secret or signature
/// @param failing true when requests were refused within a day and none was accepted since. Ignores
///     refusals because the service was busy
/// @param failuresLastDay refused requests within a day. A wrong secret does not identify the
///     source, so all sources of the kind count such requests
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

    /// @param value only for n8n, so that the operator can copy it. Retell's keys are not shown
    ///     because they give access to Retell
    /// @param createdAt null for a secret from the environment
    /// @param lastUsedAt the last time when a sender used it successfully, to the minute; null if
    ///     never
    public record SourceSecret(
            String id,
            @Nullable String value,
            String hint,
            @Nullable Instant createdAt,
            @Nullable Instant lastUsedAt,
            boolean fromEnvironment) {}

    /// @param reason secret-wrong, signature-wrong, signature-clock, unreadable or similar
    public record SourceFailure(String reason, long count) {}
}
