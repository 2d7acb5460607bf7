package com.aivors.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The connected and requested agents of a client.
///
/// @param agentId the newest connected agent
/// @param aiStatus Online with a connected agent, Pending with one that waits for approval,
///     otherwise Offline
public record AgentStatus(boolean isConnected, @Nullable String agentId, String aiStatus, List<ConnectedAgent> agents) {

    /// @param agents newest first
    static AgentStatus of(List<ConnectedAgent> agents) {
        String newest = agents.stream()
                .filter(agent -> "connected".equals(agent.status()))
                .map(ConnectedAgent::agentId)
                .findFirst()
                .orElse(null);
        String aiStatus = newest != null ? "Online" : agents.isEmpty() ? "Offline" : "Pending";
        return new AgentStatus(newest != null, newest, aiStatus, agents);
    }
}
