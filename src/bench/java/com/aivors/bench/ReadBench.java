package com.aivors.bench;

import com.aivors.platform.database.Schema;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.testing.Api;
import com.aivors.testing.Service;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// `make bench-read ROWS=…`: how long a client waits for its pages on a database of so many calls.
public final class ReadBench {

    private static final Path HOME =
            Path.of("target", "bench", "read-" + ProcessHandle.current().pid()).toAbsolutePath();
    private static final String DATABASE = "bench_read";

    /// A user may ask 3,000 times a minute; these stay below it.
    private static final int WARM_UPS = 100;

    private static final int ASKED = 250;
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Report report = new Report(Path.of("target", "bench-read.txt"));
    private final Cluster cluster = new Cluster(HOME.resolve("database"));
    private final long rows;

    private ReadBench(long rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) throws SQLException {
        new ReadBench(arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0])).run();
        System.exit(0);
    }

    private void run() throws SQLException {
        Machine.tell(report);
        DatabaseAddress address = cluster.create(DATABASE);
        Schema.migrate(address, address.user());
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
        new History(cluster, DATABASE, report).fill(address, clients, new Mix(), rows);
        report.line(
                "calls %d, of the client asked for %d",
                cluster.number(DATABASE, "select count(*) from call"),
                cluster.number(DATABASE, "select count(*) from call where client_id = '" + clients.getFirst() + "'"));
        report.line("database %.2f GB", cluster.number(DATABASE, "select pg_database_size('" + DATABASE + "')") / 1e9);
        try (Service service = service(address)) {
            service.start();
            Rollup.await(cluster, DATABASE, report);
            SearchIndex.await(cluster, DATABASE, report);
            ask(service);
        } finally {
            cluster.close();
        }
    }

    private void ask(Service service) {
        for (int other = 1; other <= 3; other++) {
            Api client = client(service, other);
            reads(service, other).questions().values().forEach(addresses -> times(client, addresses, WARM_UPS, SHORT));
        }
        Api first = client(service, 0);
        reads(service, 0).questions().forEach((name, addresses) -> {
            times(first, addresses, addresses.size(), SHORT);
            Latencies latencies = times(first, addresses, ASKED, LONG);
            report.line("p50 %s %.1f %d", name, latencies.millis(0.5), rows);
            report.line("p95 %s %.1f %d", name, latencies.millis(0.95), rows);
        });
    }

    /// So many times, unless that takes too long.
    private static Latencies times(Api client, List<String> addresses, int count, Duration longest) {
        var latencies = new Latencies();
        long end = System.nanoTime() + longest.toNanos();
        for (int i = 0; i < count && System.nanoTime() < end; i++) {
            long began = System.nanoTime();
            Reads.ok(client.get(addresses.get(i % addresses.size())));
            latencies.add(System.nanoTime() - began);
        }
        return latencies;
    }

    private static Reads reads(Service service, int client) {
        return new Reads(client(service, client), agents(client));
    }

    private static Api client(Service service, int number) {
        return Api.of(service.address()).signIn(email(number), Api.PASSWORD);
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
