package com.aivors.bench;

import com.aivors.platform.database.Schema;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Api;
import com.aivors.testing.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/// `make bench-read ROWS=…`: measures how long a client waits for its pages on a database with this
/// number of calls.
public final class ReadBench {

    /// `BENCH_DATABASE` names a directory that is kept, so that a second run can use the same data.
    private static final Path HOME = Path.of(System.getenv()
                    .getOrDefault(
                            "BENCH_DATABASE",
                            "target/bench/read-" + ProcessHandle.current().pid()))
            .toAbsolutePath();

    /// This file exists when the history is complete.
    private static final Path FILLED = HOME.resolve("filled");

    private static final String DATABASE = "bench_read";

    /// The limit per user is 3,000 requests a minute; this is below it.
    private static final int WARM_UPS = 100;

    private static final int ASKED = 250;
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);

    /// The events per second during the measurement.
    private static final int INGEST = Integer.parseInt(System.getenv().getOrDefault("BENCH_INGEST", "200"));

    private static final String CALLS = """
            select call_id from call_event where client_id = ? group by call_id order by md5(call_id) limit 200
            """;

    private static final String CLIENT = "select client_id from app_user where email = ?";

    private final Report report = new Report(Path.of("target", "bench-read.txt"));
    private final Cluster cluster = new Cluster(HOME.resolve("database"));
    private final long rows;

    private ReadBench(long rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        new ReadBench(arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0])).run();
        System.exit(0);
    }

    private void run() throws SQLException, IOException {
        Machine.tell(report);
        var mix = new Mix();
        boolean filled = Files.exists(FILLED);
        DatabaseAddress address = filled ? cluster.address(DATABASE) : cluster.create(DATABASE);
        Schema.migrate(address, address.user());
        if (!filled) {
            fill(address, mix);
            Files.createFile(FILLED);
        }
        List<UUID> clients = clients();
        report.line(
                "calls %d, of the client asked for %d",
                cluster.number(DATABASE, "select count(*) from call"),
                cluster.number(DATABASE, "select count(*) from call where client_id = '" + clients.getFirst() + "'"));
        report.line("database %.2f GB", cluster.number(DATABASE, "select pg_database_size('" + DATABASE + "')") / 1e9);
        try (Service service = service(address)) {
            service.start();
            Rollup.await(cluster, DATABASE, report);
            SearchIndex.await(cluster, DATABASE, report);
            try (var _ = new BesideIngest(service.address().getPort(), mix, INGEST, report)) {
                ask(service, clients);
            }
        } finally {
            cluster.close();
        }
    }

    private void fill(DatabaseAddress address, Mix mix) throws SQLException {
        List<UUID> clients = new ArrayList<>();
        try (Service service = service(address)) {
            service.start();
            Api operator = Api.of(service.address()).signIn(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD);
            for (int i = 0; i < Tenants.CLIENTS; i++) {
                UUID client = operator.createClient("Client " + i, email(i));
                for (String agent : agents(i)) {
                    Reads.ok(operator.post("/api/clients/" + client + "/agents", Map.of("agentId", agent)));
                }
                clients.add(client);
            }
        }
        new History(cluster, DATABASE, report).fill(address, clients, mix, rows);
        try (Connection connection = cluster.connect(DATABASE)) {
            Agency.fill(connection);
        }
    }

    /// Returns the clients with calls, in the order of their numbers.
    private List<UUID> clients() throws SQLException {
        try (Connection connection = cluster.connect(DATABASE)) {
            var clients = new ArrayList<UUID>();
            for (int i = 0; i < Tenants.CLIENTS; i++) {
                clients.add(UUID.fromString(ids(connection, CLIENT, email(i)).getFirst()));
            }
            return clients;
        }
    }

    private void ask(Service service, List<UUID> clients) throws SQLException {
        Map<String, Question> questions = questions(service, clients, 0);
        // Warms up with other clients, so that no cache has responses of the measured client.
        for (int other = 1; other <= 3; other++) {
            questions(service, clients, other).values().forEach(question -> times(question, WARM_UPS, SHORT));
        }
        try (var raw = new RawOverview(cluster.connect(DATABASE), clients.getFirst(), agents(0))) {
            questions.put("overview-raw", new Question(2, raw::ask));
            questions.putAll(ofOperator(service, clients.getFirst()));
            questions.forEach((name, question) -> {
                times(question, question.variations(), SHORT);
                Latencies latencies = times(question, ASKED, LONG);
                report.line("p50 %s %.1f %d", name, latencies.millis(0.5), rows);
                report.line("p95 %s %.1f %d", name, latencies.millis(0.95), rows);
            });
        }
    }

    /// @param ask receives the number of the request, from 0; it may exceed the number of
    ///     variations
    private record Question(int variations, IntConsumer ask) {

        static Question of(Api caller, List<String> addresses) {
            return new Question(
                    addresses.size(), number -> Reads.ok(caller.get(addresses.get(number % addresses.size()))));
        }
    }

    private Map<String, Question> questions(Service service, List<UUID> clients, int number) throws SQLException {
        Api client = Api.of(service.address()).signIn(email(number), Api.PASSWORD);
        return questions(client, new Reads(client, agents(number), calls(clients.get(number))).questions());
    }

    private static Map<String, Question> ofOperator(Service service, UUID client) {
        Api operator = Api.of(service.address()).signIn(Service.OPERATOR_EMAIL, Service.OPERATOR_PASSWORD);
        return questions(operator, Reads.ofOperator(operator, client));
    }

    private static Map<String, Question> questions(Api caller, Map<String, List<String>> addresses) {
        var questions = new LinkedHashMap<String, Question>();
        addresses.forEach((name, variations) -> questions.put(name, Question.of(caller, variations)));
        return questions;
    }

    /// Returns ids of a client's calls with stored bodies, from the whole period.
    private List<String> calls(UUID client) throws SQLException {
        try (Connection connection = cluster.connect(DATABASE)) {
            return ids(connection, CALLS, client);
        }
    }

    private static List<String> ids(Connection connection, String query, Object parameter) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setObject(1, parameter);
            var ids = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        }
    }

    /// Asks this number of times, but not longer than the limit.
    private static Latencies times(Question question, int count, Duration longest) {
        var latencies = new Latencies();
        long end = System.nanoTime() + longest.toNanos();
        for (int i = 0; i < count && System.nanoTime() < end; i++) {
            long began = System.nanoTime();
            question.ask().accept(i);
            latencies.add(System.nanoTime() - began);
        }
        return latencies;
    }

    private static List<String> agents(int client) {
        return List.of(
                Tenants.agent(client),
                Tenants.agent(client + Tenants.CLIENTS),
                Tenants.agent(client + 2 * Tenants.CLIENTS));
    }

    private static String email(int client) {
        return "client-" + client + "@client.test";
    }

    private static Service service(DatabaseAddress database) {
        return new Service(
                HOME.resolve("service"),
                List.of(AivorsServer.PROGRAM.toString()),
                Map.of("DATABASE_URL", Cluster.url(database)));
    }
}
