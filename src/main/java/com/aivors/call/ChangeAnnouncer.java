package com.aivors.call;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Tells the open dashboards of all nodes which calls may look different now.
@FunctionalInterface
public interface ChangeAnnouncer {

    /// Returns at once; a dashboard reads the calls by itself.
    void announce(Map<UUID, Set<String>> callIdsByClient);
}
