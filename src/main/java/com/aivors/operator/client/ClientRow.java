package com.aivors.operator.client;

import com.aivors.agent.ConnectedAgent;
import com.aivors.identity.AiStatus;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client as the operator sees it.
public record ClientRow(
        UUID id,
        String name,
        String email,
        @Nullable String phoneNumber,
        Status status,
        AiStatus aiStatus,
        List<ConnectedAgent> agents,
        long callsLast30Days,
        @Nullable Instant lastCallAt,
        Instant createdAt) {

    /// Whether the client may sign in.
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        /// Has not chosen a password yet.
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("suspended")
        SUSPENDED
    }
}
