package com.aivors.eventlog;

import com.aivors.call.merge.CallReprocessing;
import com.aivors.call.merge.CallState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Rewrites calls from their stored events. The caller owns the transaction.
public final class Reprocessing {

    /// Takes the same locks as a writer, so that a handover does not move a call meanwhile.
    private static final String HOLD_ROUTES = """
            select call_id from call_route where call_id = any(?) order by call_id, source_id for no key update
            """;

    private final EventStore events;
    private final CallReprocessing reprocessing;

    public Reprocessing(EventStore events, CallReprocessing reprocessing) {
        this.events = events;
        this.reprocessing = reprocessing;
    }

    /// @param calls by client; calls without events stay unchanged
    /// @return the calls that differed from their events
    Map<UUID, Set<String>> calls(Connection connection, Map<UUID, Set<String>> calls) throws SQLException {
        if (calls.isEmpty()) {
            return calls;
        }
        holdRoutes(connection, calls);
        CallReprocessing.Held held = reprocessing.hold(connection, calls);
        List<CallState> states = new ArrayList<>();
        for (var one : new TreeMap<>(calls).entrySet()) {
            states.addAll(events.fold(connection, one.getKey(), one.getValue()).values());
        }
        return reprocessing.write(connection, states, held);
    }

    private static void holdRoutes(Connection connection, Map<UUID, Set<String>> calls) throws SQLException {
        var callIds = new TreeSet<String>();
        calls.values().forEach(callIds::addAll);
        try (var statement = connection.prepareStatement(HOLD_ROUTES)) {
            statement.setArray(1, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            statement.execute();
        }
    }
}
