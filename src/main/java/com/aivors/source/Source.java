package com.aivors.source;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender with its own secret: the n8n hop, or a Retell workspace.
///
/// @param clientId a bound source writes only this client's calls; null routes by agent
public record Source(
        UUID id, Kind kind, String name, @Nullable UUID clientId) {

    /// The way in which a source proves its identity.
    public enum Kind {
        /// By the header `x-n8n-webhook-secret`.
        N8N,
        /// By Retell's signature over the body.
        RETELL,
        /// Receives no webhooks: its events are calls that we read from Retell's list.
        HISTORY
    }
}
