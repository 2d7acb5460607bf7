package com.aivors.eventlog;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Told after a commit which calls may look different now. Must not block: the writer waits.
@FunctionalInterface
public interface CommitListener {

    void committed(Map<UUID, Set<String>> callIdsByClient);
}
