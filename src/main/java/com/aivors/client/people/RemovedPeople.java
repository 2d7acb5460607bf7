package com.aivors.client.people;

import java.util.UUID;

/// Is told of each user that a client has removed, once that is committed.
@FunctionalInterface
public interface RemovedPeople {

    void removed(UUID clientId, UUID userId);
}
