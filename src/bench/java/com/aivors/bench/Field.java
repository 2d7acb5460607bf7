package com.aivors.bench;

import com.aivors.platform.settings.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All running contenders, each with its own database on one server.
final class Field implements AutoCloseable {

    /// The database and the table that each contender fills, with one row per event.
    private static final Map<String, List<String>> STORED = Map.of(
            "aivors", List.of("bench_aivors", "call_event"),
            "express", List.of("bench_express_simple", "call"),
            "express-batched", List.of("bench_express_batched", "call"));

    private final List<Contender> contenders = new ArrayList<>();
    private @Nullable AivorsServer aivors;
    private @Nullable Sinks sinks;

    private Field() {}

    static Field open(Path home, Cluster cluster, Mix mix, Options options) throws SQLException {
        var field = new Field();
        int connections = options.connections();
        if (options.wants("aivors")) {
            DatabaseAddress database = cluster.create("bench_aivors");
            field.aivors = AivorsServer.packaged(home.resolve("aivors"), database, options.javaOptions());
            try (Connection connection = cluster.connect("bench_aivors")) {
                Tenants.settle(connection);
            }
            field.add("aivors", "the service", field.aivors, mix, connections);
        }
        if (options.wants("bare")) {
            field.add(
                    "bare",
                    "our server, a route that reads the body and checks the secret",
                    AivorsServer.bare(home.resolve("bare"), cluster.create("bench_bare"), options.javaOptions()),
                    mix,
                    connections);
        }
        if (options.wants("express")) {
            field.add(
                    "express",
                    "Express and pg, one INSERT a request",
                    express("simple", home, cluster),
                    mix,
                    connections);
        }
        if (options.wants("express-batched")) {
            field.add(
                    "express-batched",
                    "Express and pg, batched unnest",
                    express("batched", home, cluster),
                    mix,
                    connections);
        }
        if (Stream.of("copy", "writer", "unnest", "values").anyMatch(options::wants)) {
            field.sinks = new Sinks(cluster, mix);
            field.sinks.contenders().stream()
                    .filter(contender -> options.wants(contender.name()))
                    .forEach(field.contenders::add);
        }
        return field;
    }

    /// Checks that each contender has stored all events that it acknowledged.
    void check(Cluster cluster) {
        STORED.forEach((name, place) -> {
            if (contenders.stream().anyMatch(contender -> contender.name().equals(name))) {
                long rows = cluster.number(place.getFirst(), "select count(*) from " + place.getLast());
                if (rows < server(name).acknowledged()) {
                    throw new IllegalStateException(
                            name + " has " + rows + " of " + server(name).acknowledged() + " events");
                }
            }
        });
    }

    List<Contender> contenders() {
        return contenders;
    }

    @Nullable
    AivorsServer aivors() {
        return aivors;
    }

    HttpContender server(String name) {
        return contenders.stream()
                .filter(contender -> contender.name().equals(name))
                .map(HttpContender.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void add(String name, String what, HttpContender.Server server, Mix mix, int connections) {
        contenders.add(new HttpContender(name, what, server, mix, connections));
    }

    private static ExpressServer express(String program, Path home, Cluster cluster) throws SQLException {
        String database = "bench_express_" + program;
        var server = new ExpressServer(program + ".js", home.resolve("express"), cluster.create(database));
        try (Connection connection = cluster.connect(database);
                var statement = connection.createStatement()) {
            for (int i = 0; i < Tenants.AGENTS; i++) {
                statement.execute("insert into agent (agent_id, client_id) values ('%s', '%s')"
                        .formatted(Tenants.agent(i), Tenants.client(i)));
            }
        }
        return server;
    }

    @Override
    public void close() {
        contenders.forEach(Contender::close);
        if (sinks != null) {
            sinks.close();
        }
    }
}
