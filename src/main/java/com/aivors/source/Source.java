package com.aivors.source;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender with its own secret: the n8n hop, or a Retell workspace.
///
/// @param clientId a bound source can only ever write this client's calls; null routes by agent
public record Source(
        UUID id, Kind kind, String name, @Nullable UUID clientId) {

    /// How a source proves who it is.
    public enum Kind {
        /// By the header `x-n8n-webhook-secret`.
        N8N,
        /// By Retell's signature over the body.
        RETELL,
        /// Nobody sends by it: its events are what we read from Retell's list of calls.
        HISTORY
    }
}
