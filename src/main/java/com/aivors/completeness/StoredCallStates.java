package com.aivors.completeness;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.retell.CallOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads our state of calls that Retell lists.
final class StoredCallStates {

    private static final String ROUTES = """
            select call_id, source_id, client_id from call_route where call_id = any(:calls)
             order by call_id, pinned_at, source_id
            """;

    private static final String STATES = """
            select c.call_id, c.outcome = any(:open) as open,
                   c.summary is not null or c.sentiment is not null or c.successful is not null as analyzed
              from call c
             where c.client_id = :client and c.call_id = any(:calls)
            """;

    /// Calls with stored events that are not merged yet.
    private static final String UNMERGED = """
            select distinct b.call_id from merge_backlog b where b.client_id = :client and b.call_id = any(:calls)
            """;

    private static final String FETCHED = """
            select r.call_id, r.fetched_at from retell_call r
             where r.client_id = :client and r.call_id = any(:calls) and r.fetched_at is not null
            """;

    private final Database database;

    StoredCallStates(Database database) {
        this.database = database;
    }

    /// The pin of a call by one source.
    record Route(UUID sourceId, UUID clientId) {}

    /// @param open whether no end is known
    /// @param fetched when the whole call was last fetched from Retell
    record Held(
            boolean there,
            boolean open,
            boolean analyzed,
            @Nullable Instant fetched) {

        static final Held NOTHING = new Held(false, false, false, null);
    }

    /// Returns the pins of these calls, the earliest first.
    Map<String, List<Route>> routes(Collection<String> callIds) {
        var routes = new HashMap<String, List<Route>>();
        database.as(Role.INTAKE, sql -> {
            sql.sql(ROUTES).param("calls", callIds.toArray(String[]::new)).query(row -> {
                routes.computeIfAbsent(row.getString("call_id"), _ -> new ArrayList<>())
                        .add(new Route(row.getObject("source_id", UUID.class), row.getObject("client_id", UUID.class)));
            });
            return routes;
        });
        return routes;
    }

    /// Returns our state of the calls; omits unknown calls.
    Map<String, Held> of(UUID clientId, Collection<String> callIds) {
        return database.as(Role.INTAKE, sql -> {
            var fetched = new HashMap<String, Instant>();
            ask(sql, FETCHED, clientId, callIds).query(row -> {
                fetched.put(
                        row.getString("call_id"), row.getTimestamp("fetched_at").toInstant());
            });
            var held = new HashMap<String, Held>();
            for (String unmerged :
                    ask(sql, UNMERGED, clientId, callIds).query(String.class).list()) {
                held.put(unmerged, new Held(true, false, true, fetched.get(unmerged)));
            }
            ask(sql, STATES, clientId, callIds)
                    .param("open", CallOutcome.openNames().toArray(String[]::new))
                    .query(row -> {
                        String callId = row.getString("call_id");
                        held.putIfAbsent(
                                callId,
                                new Held(
                                        true, row.getBoolean("open"), row.getBoolean("analyzed"), fetched.get(callId)));
                    });
            return held;
        });
    }

    private static JdbcClient.StatementSpec ask(
            JdbcClient sql, String statement, UUID clientId, Collection<String> callIds) {
        return sql.sql(statement).param("client", clientId).param("calls", callIds.toArray(String[]::new));
    }
}
