package com.aivors.call;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Tells the open dashboards of all nodes which calls have changed.
@FunctionalInterface
public interface ChangeAnnouncer {

    /// Returns at once, without reading the calls: the dashboards get them later.
    void announce(Map<UUID, Set<String>> callIdsByClient);
}
