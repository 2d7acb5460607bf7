package com.aivors.eventlog;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Receives the calls that a commit may have changed. Must not block, because the writer waits.
@FunctionalInterface
public interface CommitListener {

    void committed(Map<UUID, Set<String>> callIdsByClient);
}
