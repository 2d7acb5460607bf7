package com.aivors.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of a client's agents.
///
/// @param name as the agent's newest call says
/// @param connectedAt when it was connected, or asked for
/// @param firstCallAt null before the first call of this client's, as is lastCallAt
/// @param status connected, or pending until an operator approves
public record ConnectedAgent(
        String agentId,
        @Nullable String name,
        Instant connectedAt,
        @Nullable Instant firstCallAt,
        @Nullable Instant lastCallAt,
        String status) {}
