package com.aivors.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of a client's agents.
///
/// @param name the name in the agent's newest call
/// @param connectedAt the time of the connection or request
/// @param firstCallAt null, like lastCallAt, before the client's first call of the agent
/// @param status connected, or pending until an operator approves
public record ConnectedAgent(
        String agentId,
        @Nullable String name,
        Instant connectedAt,
        @Nullable Instant firstCallAt,
        @Nullable Instant lastCallAt,
        String status) {}
