package com.aivors.agent;

import java.util.UUID;

/// Told after a client has connected an agent that Retell itself confirmed, when the link is
/// committed. Must not block.
@FunctionalInterface
public interface OwnershipProven {

    void proven(UUID clientId, String agentId);
}
