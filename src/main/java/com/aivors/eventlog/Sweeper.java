package com.aivors.eventlog;

import com.aivors.call.CallKey;
import com.aivors.call.merge.CallMerge;
import com.aivors.call.merge.CallState;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Merges calls whose events were stored while `call` could not be written. Several nodes may sweep
/// at once; each takes calls that no other node has locked.
public final class Sweeper {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int CALLS_AT_ONCE = 100;

    /// The cause of the failed merge may persist: gives up early and retries instead of queueing.
    private static final String LOCK_PATIENCE = "set local lock_timeout = '2s'";

    private final Database database;
    private final EventStore events;
    private final CallMerge merge;
    private final MergeBacklog backlog = new MergeBacklog();
    private final CommitListener listener;

    public Sweeper(Database database, EventStore events, CallMerge merge, CommitListener listener) {
        this.database = database;
        this.events = events;
        this.merge = merge;
        this.listener = listener;
    }

    /// Works until no call is due, or until a lock or the database prevents it.
    public void sweep() {
        boolean more = true;
        while (more) {
            List<CallKey> taken = new ArrayList<>();
            try {
                announce(database.connected(Role.INTAKE, connection -> {
                    wait(connection);
                    taken.addAll(backlog.take(connection, CALLS_AT_ONCE));
                    return merged(connection, taken);
                }));
                more = taken.size() == CALLS_AT_ONCE;
            } catch (RuntimeException e) {
                if (Failure.isInTheWay(e)) {
                    LOG.info("{} calls still wait for their merge: {}", taken.size(), e.getMessage());
                    return;
                }
                taken.forEach(this::alone);
            }
        }
    }

    /// Handles one call of a failed group: merges it alone, or postpones it.
    private void alone(CallKey call) {
        try {
            announce(database.connected(Role.INTAKE, connection -> {
                wait(connection);
                return merged(connection, backlog.take(connection, call));
            }));
        } catch (RuntimeException e) {
            LOG.warn("Could not merge a call; will retry later", e);
            database.connected(Role.INTAKE, connection -> {
                backlog.postpone(connection, call);
                return call;
            });
        }
    }

    private Map<UUID, Set<String>> merged(Connection connection, List<CallKey> calls) throws SQLException {
        Map<UUID, Set<String>> byClient = new TreeMap<>();
        for (CallKey call : calls) {
            byClient.computeIfAbsent(call.clientId(), _ -> new TreeSet<>()).add(call.callId());
        }
        // In the order of all writers: by client, then by call.
        List<CallState> states = new ArrayList<>();
        for (var one : byClient.entrySet()) {
            states.addAll(events.fold(connection, one.getKey(), one.getValue()).values());
        }
        merge.write(connection, states);
        Map<UUID, Set<String>> changed = new HashMap<>();
        byClient.forEach((client, callIds) -> changed.put(client, new LinkedHashSet<>(callIds)));
        return changed;
    }

    private void announce(Map<UUID, Set<String>> changed) {
        if (!changed.isEmpty()) {
            listener.committed(changed);
        }
    }

    private static void wait(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(LOCK_PATIENCE);
        }
    }
}
