package com.aivors.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The state of a client's agents.
public enum AiStatus {
    /// At least one agent is connected.
    @JsonProperty("Online")
    ONLINE,
    /// No agent is connected, but the client has requested one.
    @JsonProperty("Pending")
    PENDING,
    @JsonProperty("Offline")
    OFFLINE;

    public static AiStatus of(boolean connected, boolean asked) {
        return connected ? ONLINE : asked ? PENDING : OFFLINE;
    }
}
