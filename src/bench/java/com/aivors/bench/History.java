package com.aivors.bench;

import com.aivors.call.list.SearchFill;
import com.aivors.intake.DirectWrites;
import com.aivors.platform.settings.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Fills a database with half a year of calls by SQL (`bench/history.sql`). First stores a few real
/// events with our writer. Each call of the history is a copy of one of them with its own id,
/// client, times and end.
final class History {

    private static final int EXAMPLES = 120;
    private static final int LONGEST = 60_000;
    private static final long CHUNK = 25_000;
    private static final int WORKERS = 2;

    /// The number of calls from which a history counts as large. `BENCH_LARGE=1` gives a small
    /// history the same shape, for comparisons.
    private static final long LARGE = System.getenv("BENCH_LARGE") == null ? 5_000_000 : 1;

    /// A large history stores one of this number of bodies. The others would fill the disk, and
    /// nothing reads them.
    static final int KEPT = 20;

    /// The number of calls whose index rows are written at once.
    private static final int SEARCHED_AT_ONCE = 1_000;

    private static final List<String> TABLES = List.of("call_route", "call_event", "call", "call_transcript");

    private static final String COLUMNS = """
            select a.attname
              from pg_attribute a
             where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
               and a.attgenerated = '' and a.attidentity = ''
             order by a.attnum
            """;

    private final Cluster cluster;
    private final String database;
    private final Report report;

    History(Cluster cluster, String database, Report report) {
        this.cluster = cluster;
        this.database = database;
        this.report = report;
    }

    /// @param clients with three agents each, as in [Tenants]; the first client has most of the
    ///     calls
    void fill(DatabaseAddress address, List<UUID> clients, Mix mix, long rows) throws SQLException {
        fill(address, clients, mix, rows, rows >= LARGE);
    }

    /// @param large true gives one client 30 % of the calls instead of 40, stores few bodies, and
    ///     fills the search index here instead of in the service
    void fill(DatabaseAddress address, List<UUID> clients, Mix mix, long rows, boolean large) throws SQLException {
        writeExamples(address, mix);
        try (Connection connection = cluster.connect(database)) {
            name(connection, clients);
            execute(
                    connection,
                    script("history")
                            .replace("$ROWS", "" + rows)
                            .replace("$EXAMPLES", "" + EXAMPLES)
                            .replace("$SHARE", large ? "0.3" : "0.4"));
            execute(connection, "create unique index on bench_plan (id)");
            Set<String> planned = new TreeSet<>(columns(connection, "bench_plan"));
            for (String table : TABLES) {
                long began = System.nanoTime();
                write(insert(table, columns(connection, table), planned, large), rows);
                report.progress("%s: %d rows in %.0f s", table, rows, (System.nanoTime() - began) / 1e9);
            }
            if (large) {
                fillSearch(connection, rows);
            }
            execute(connection, "drop table bench_plan, bench_client, bench_agent");
            TABLES.forEach(table -> execute(connection, "drop table bench_" + table));
            markForRollup(connection);
            if (!large) {
                markForSearch(connection);
            }
            execute(connection, script("usage"));
            execute(connection, "vacuum (analyze)");
            execute(connection, "checkpoint");
        }
    }

    /// Stores some events, copies their rows, and removes them again.
    private void writeExamples(DatabaseAddress address, Mix mix) throws SQLException {
        long now = System.currentTimeMillis();
        List<byte[]> bodies = mix.calls().stream()
                .map(Mix.Call::analyzed)
                .filter(template -> template.length() < LONGEST)
                .limit(EXAMPLES)
                .map(template -> template.filled(0, now))
                .toList();
        try (var writes = new DirectWrites(address, bodies);
                Connection connection = cluster.connect(database)) {
            writes.write(0, EXAMPLES, Identity::callId, Identity::hash);
            String numbers = IntStream.range(0, EXAMPLES)
                    .mapToObj(i -> "('" + Identity.callId(i) + "', " + i + ")")
                    .collect(Collectors.joining(", "));
            for (String table : TABLES) {
                execute(
                        connection,
                        "create unlogged table bench_%1$s as select example, t.* from %1$s t join (values %2$s) as n (call_id, example) using (call_id)"
                                .formatted(table, numbers));
                execute(connection, "truncate " + table);
            }
        }
    }

    private static void name(Connection connection, List<UUID> clients) throws SQLException {
        execute(connection, "create unlogged table bench_client (client int, client_id uuid)");
        execute(connection, "create unlogged table bench_agent (client int, agent int, agent_id text)");
        for (int client = 0; client < clients.size(); client++) {
            execute(connection, "insert into bench_client values (%d, '%s')".formatted(client, clients.get(client)));
            for (int agent = 0; agent < Tenants.AGENTS / Tenants.CLIENTS; agent++) {
                execute(
                        connection,
                        "insert into bench_agent values (%d, %d, '%s')"
                                .formatted(client, agent, Tenants.agent(client + agent * Tenants.CLIENTS)));
            }
        }
    }

    /// Takes a column from the plan if it has it, otherwise from the example.
    private static String insert(String table, List<String> columns, Set<String> planned, boolean large) {
        return "insert into %s (%s) select %s from bench_plan p join bench_%1$s l on l.example = p.example where p.id between ? and ?%s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream()
                                .map(column -> (planned.contains(column) ? "p." : "l.") + column)
                                .collect(Collectors.joining(", ")),
                        switch (table) {
                            case "call_transcript" -> " and p.spoken";
                            case "call_event" -> large ? " and p.id % " + KEPT + " = 0" : "";
                            default -> "";
                        });
    }

    private void write(String insert, long rows) {
        inChunks(rows, (connection, first, last) -> {
            try (var statement = connection.prepareStatement(insert)) {
                statement.setLong(1, first);
                statement.setLong(2, last);
                statement.executeUpdate();
            }
        });
    }

    /// Fills the search index. The service would take hours, because it uses one thread and yields
    /// to other work.
    private void fillSearch(Connection connection, long rows) throws SQLException {
        long began = System.nanoTime();
        String index = SearchFill.dropIndex(connection);
        inChunks(rows, (worker, first, last) -> {
            for (Map.Entry<UUID, List<String>> client :
                    planned(worker, first, last).entrySet()) {
                List<String> callIds = client.getValue();
                for (int from = 0; from < callIds.size(); from += SEARCHED_AT_ONCE) {
                    SearchFill.write(
                            worker,
                            client.getKey(),
                            callIds.subList(from, Math.min(callIds.size(), from + SEARCHED_AT_ONCE)));
                }
            }
        });
        report.progress("call_search: %d rows in %.0f s", rows, (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
        execute(connection, "set maintenance_work_mem = '1GB'");
        execute(connection, index);
        execute(connection, "reset maintenance_work_mem");
        report.line("search index %.0f s for the index alone", (System.nanoTime() - began) / 1e9);
    }

    private static Map<UUID, List<String>> planned(Connection connection, long first, long last) throws SQLException {
        try (var statement =
                connection.prepareStatement("select client_id, call_id from bench_plan where id between ? and ?")) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            var calls = new HashMap<UUID, List<String>>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    calls.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
            return calls;
        }
    }

    private interface Chunk {

        /// @param first the number of the first call in the plan
        /// @param last inclusive
        void write(Connection connection, long first, long last) throws SQLException;
    }

    /// Handles all calls of the plan in several threads, each with its own connection.
    private void inChunks(long rows, Chunk chunk) {
        var next = new AtomicLong(1);
        var failure = new AtomicReference<@Nullable SQLException>();
        List<Thread> workers = IntStream.range(0, WORKERS)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    try (Connection connection = cluster.connect(database)) {
                        execute(connection, "set synchronous_commit = off");
                        for (long from = next.getAndAdd(CHUNK); from <= rows; from = next.getAndAdd(CHUNK)) {
                            chunk.write(connection, from, from + CHUNK - 1);
                        }
                    } catch (SQLException e) {
                        failure.set(e);
                    }
                }))
                .toList();
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    /// Marks all hours for a recount if the service has rollups, because they do not include rows
    /// written here.
    private void markForRollup(Connection connection) throws SQLException {
        if (Rollup.isThere(connection)) {
            // Clients read figures in their own time zone; Reads uses this one.
            execute(
                    connection,
                    "insert into client_settings (client_id, timezone, currency, version)"
                            + " select client_id, 'America/New_York', 'USD', 1 from client on conflict (client_id) do nothing");
            execute(
                    connection,
                    "insert into rollup_mark (client_id, hour) select distinct client_id, date_trunc('hour', listed_at, 'UTC') from call");
        }
    }

    /// Marks all calls for the search index if the service has one.
    private static void markForSearch(Connection connection) throws SQLException {
        if (SearchIndex.isThere(connection)) {
            execute(
                    connection,
                    "insert into search_mark (client_id, call_id, marked_at) select client_id, call_id, 'epoch' from call");
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            var names = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }

    private static void execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String script(String name) {
        try (var resource = Objects.requireNonNull(History.class.getResourceAsStream("/bench/" + name + ".sql"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
