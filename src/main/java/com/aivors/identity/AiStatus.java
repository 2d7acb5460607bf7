package com.aivors.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a client has an agent at work.
public enum AiStatus {
    /// At least one agent is connected.
    @JsonProperty("Online")
    ONLINE,
    /// None is, but the operator has been asked for one.
    @JsonProperty("Pending")
    PENDING,
    @JsonProperty("Offline")
    OFFLINE;

    public static AiStatus of(boolean connected, boolean asked) {
        return connected ? ONLINE : asked ? PENDING : OFFLINE;
    }
}
