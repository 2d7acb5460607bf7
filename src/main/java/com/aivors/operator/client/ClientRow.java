package com.aivors.operator.client;

import com.aivors.agent.ConnectedAgent;
import com.aivors.identity.AiStatus;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A client as operators see it.
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

    /// The sign-in status of the client.
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        /// The client has not chosen a password yet.
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("suspended")
        SUSPENDED
    }
}
