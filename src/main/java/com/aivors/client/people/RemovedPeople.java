package com.aivors.client.people;

import java.util.UUID;

/// Called for each user that a client has removed, after the commit.
@FunctionalInterface
public interface RemovedPeople {

    void removed(UUID clientId, UUID userId);
}
