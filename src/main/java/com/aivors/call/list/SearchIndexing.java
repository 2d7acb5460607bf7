package com.aivors.call.list;

import com.aivors.call.FilteredCall;
import com.aivors.call.search.SearchLexemes;
import com.aivors.platform.database.ArrayParameters;
import com.aivors.platform.database.ClusterLock;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.jobs.LoadThrottle;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Updates the search index for marked calls, newest marks first.
///
/// Deletes a mark first and reads its call afterwards, in a later statement that sees everything
/// committed before the deletion. In the opposite order, a change that commits between the two
/// statements would lose its mark without being indexed.
final class SearchIndexing {

    /// Small, so that a round on a busy machine ends soon.
    private static final int CALLS_AT_ONCE = 100;

    /// The pause between two rounds, by which a search may lag.
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final String DUE = """
            select client_id, call_id from search_mark order by marked_at desc limit ?
            """;

    private static final String TAKE = "delete from search_mark where client_id = ? and call_id = any(?)";

    private static final String READ = """
            select %s from call c where c.client_id = :client and c.call_id in (:calls)
            """.formatted(FilteredCall.COLUMNS);

    private static final String WRITE = """
            insert into call_search (client_id, call_id, listed_at, lexemes)
            select t.client_id, t.call_id, t.listed_at, t.lexemes::tsvector
              from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[])
                   as t (client_id, call_id, listed_at, lexemes)
            on conflict (client_id, call_id) do update set
                listed_at = excluded.listed_at,
                lexemes = excluded.lexemes
            """;

    private static final String FORGET = "delete from call_search where client_id = ? and call_id = any(?)";

    private final Database database;
    private final LoadThrottle throttle;

    SearchIndexing(Database database, LoadThrottle throttle) {
        this.database = database;
        this.throttle = throttle;
    }

    private record Row(UUID clientId, String callId, Instant listedAt, String lexemes) {}

    /// Runs until it may not go on. New calls are indexed within a second, or later while webhooks
    /// keep the machine busy; searches then read the marked calls themselves.
    void run(BooleanSupplier goesOn) {
        try {
            while (goesOn.getAsBoolean()) {
                long began = System.nanoTime();
                int indexed = database.connected(Role.INTAKE, SearchIndexing::round);
                Duration rest = throttle.rest(Duration.ofNanos(System.nanoTime() - began));
                // Pauses after a small round, so that the next round has more calls.
                boolean few = indexed < CALLS_AT_ONCE && rest.compareTo(PAUSE) < 0;
                Thread.sleep(few ? PAUSE : rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return the number of calls handled, at least; 0 also when another node holds the lock
    static int round(Connection connection) throws SQLException {
        if (!ClusterLock.SEARCH_INDEX.take(connection)) {
            return 0;
        }
        Map<UUID, Set<String>> due = due(connection);
        if (due.isEmpty()) {
            return SearchWords.catchUp(on(connection)) ? CALLS_AT_ONCE : 0;
        }
        for (Map.Entry<UUID, Set<String>> client : due.entrySet()) {
            run(connection, TAKE, client.getKey(), client.getValue());
            index(connection, client.getKey(), client.getValue());
        }
        return due.values().stream().mapToInt(Set::size).sum();
    }

    private static Map<UUID, Set<String>> due(Connection connection) throws SQLException {
        var calls = new TreeMap<UUID, Set<String>>();
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setInt(1, CALLS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    calls.computeIfAbsent(rows.getObject("client_id", UUID.class), _ -> new TreeSet<>())
                            .add(rows.getString("call_id"));
                }
            }
        }
        return calls;
    }

    /// Writes the rows of these calls, and deletes the rows of calls that no longer exist.
    static void index(Connection connection, UUID clientId, Set<String> callIds) throws SQLException {
        JdbcClient sql = on(connection);
        Map<String, FilteredCall> calls = new LinkedHashMap<>();
        sql.sql(READ)
                .param("client", clientId)
                .param("calls", callIds)
                .query(FilteredCall::read)
                .list()
                .forEach(call -> calls.put(call.row().callId(), call));
        Map<String, String> transcripts = Calls.transcripts(sql, clientId, callIds);
        var rows = new ArrayList<Row>();
        calls.forEach((callId, call) -> rows.add(new Row(
                clientId,
                callId,
                call.row().listedAt(),
                SearchLexemes.vector(
                        CallSearch.terms(clientId, call), CallSearch.fields(call, transcripts.get(callId))))));
        if (!rows.isEmpty()) {
            try (var statement = connection.prepareStatement(WRITE)) {
                new ArrayParameters<>(connection, statement, rows)
                        .bind("uuid", Row::clientId)
                        .bind("text", Row::callId)
                        .bind("timestamptz", Row::listedAt)
                        .bind("text", Row::lexemes);
                statement.executeUpdate();
            }
            new SearchWords(sql, clientId).learn(calls.keySet());
        }
        Set<String> gone = new TreeSet<>(callIds);
        gone.removeAll(calls.keySet());
        if (!gone.isEmpty()) {
            run(connection, FORGET, clientId, gone);
        }
    }

    private static JdbcClient on(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static void run(Connection connection, String sql, UUID clientId, Set<String> callIds) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, clientId);
            statement.setArray(
                    2, connection.createArrayOf("text", List.copyOf(callIds).toArray()));
            statement.executeUpdate();
        }
    }
}
