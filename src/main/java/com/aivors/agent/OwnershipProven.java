package com.aivors.agent;

import java.util.UUID;

/// Called after a client has connected an agent that Retell confirmed, once the link is committed.
/// Must not block.
@FunctionalInterface
public interface OwnershipProven {

    void proven(UUID clientId, String agentId);
}
