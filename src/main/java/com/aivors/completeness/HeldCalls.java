package com.aivors.completeness;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we have of calls that Retell lists.
final class HeldCalls {

    private static final String ROUTES = """
            select call_id, source_id, client_id from call_route where call_id = any(?)
             order by call_id, pinned_at, source_id
            """;

    private static final String STATES = """
            select c.call_id, c.outcome in ('in_progress', 'no_end') as open,
                   c.summary is not null or c.sentiment is not null or c.successful is not null as analyzed
              from call c
             where c.client_id = ? and c.call_id = any(?)
            """;

    /// Events that are stored and not merged yet.
    private static final String UNMERGED = """
            select distinct b.call_id from merge_backlog b where b.client_id = ? and b.call_id = any(?)
            """;

    private static final String FETCHED = """
            select r.call_id, r.fetched_at from retell_call r
             where r.client_id = ? and r.call_id = any(?) and r.fetched_at is not null
            """;

    private final Database database;

    HeldCalls(Database database) {
        this.database = database;
    }

    /// A pin of a call by one source.
    record Route(UUID sourceId, UUID clientId) {}

    /// @param open no end is known
    /// @param fetched when Retell was asked for the whole call before
    record Held(
            boolean there,
            boolean open,
            boolean analyzed,
            @Nullable Instant fetched) {

        static final Held NOTHING = new Held(false, false, false, null);
    }

    /// The pins of these calls, the earliest first.
    Map<String, List<Route>> routes(Collection<String> callIds) {
        return database.connected(Role.INTAKE, connection -> {
            var routes = new HashMap<String, List<Route>>();
            try (var statement = connection.prepareStatement(ROUTES)) {
                statement.setArray(1, connection.createArrayOf("text", callIds.toArray(String[]::new)));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        routes.computeIfAbsent(rows.getString("call_id"), _ -> new java.util.ArrayList<>())
                                .add(new Route(
                                        rows.getObject("source_id", UUID.class),
                                        rows.getObject("client_id", UUID.class)));
                    }
                }
            }
            return routes;
        });
    }

    /// Calls that are not there are missing.
    Map<String, Held> of(UUID clientId, Collection<String> callIds) {
        return database.connected(Role.INTAKE, connection -> {
            var fetched = fetched(connection, clientId, callIds);
            var held = new HashMap<String, Held>();
            for (String unmerged : unmerged(connection, clientId, callIds)) {
                held.put(unmerged, new Held(true, false, true, fetched.get(unmerged)));
            }
            try (var statement = connection.prepareStatement(STATES)) {
                statement.setObject(1, clientId);
                statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String callId = rows.getString("call_id");
                        held.putIfAbsent(
                                callId,
                                new Held(
                                        true,
                                        rows.getBoolean("open"),
                                        rows.getBoolean("analyzed"),
                                        fetched.get(callId)));
                    }
                }
            }
            return held;
        });
    }

    private static Set<String> unmerged(Connection connection, UUID clientId, Collection<String> callIds)
            throws SQLException {
        var found = new HashSet<String>();
        try (var statement = connection.prepareStatement(UNMERGED)) {
            statement.setObject(1, clientId);
            statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString("call_id"));
                }
            }
        }
        return found;
    }

    private static Map<String, Instant> fetched(Connection connection, UUID clientId, Collection<String> callIds)
            throws SQLException {
        var found = new HashMap<String, Instant>();
        try (var statement = connection.prepareStatement(FETCHED)) {
            statement.setObject(1, clientId);
            statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString("call_id"),
                            rows.getTimestamp("fetched_at").toInstant());
                }
            }
        }
        return found;
    }
}
