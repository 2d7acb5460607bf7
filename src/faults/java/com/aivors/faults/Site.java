package com.aivors.faults;

import com.aivors.testing.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A PostgreSQL server and nodes of the service that use it, with three clients.
final class Site implements AutoCloseable {

    private final Path home;
    private final Postgres database;
    private final List<Service> nodes = new ArrayList<>();
    private final Map<String, String> settings;

    private Site(Path home, Postgres database, Map<String, String> settings) {
        this.home = home;
        this.database = database;
        this.settings = settings;
    }

    /// Creates a directory for this run below `target`.
    static Path directory(String name) {
        Path home =
                Path.of("target", "faults", name + "-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home.toAbsolutePath();
    }

    static Site open(String name) {
        return open(name, Map.of(), Map.of());
    }

    /// @param configuration the settings of the database
    /// @param settings the settings of the service
    static Site open(String name, Map<String, String> configuration, Map<String, String> settings) {
        Path home = directory(name);
        return on(home, Postgres.create(home.resolve("database"), configuration), settings);
    }

    /// Starts one node on a running database.
    static Site on(Path home, Postgres database, Map<String, String> settings) {
        var site = new Site(home, database, settings);
        site.node(database.url()).start();
        try (Connection connection = database.connect()) {
            Tenants.settle(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return site;
    }

    /// Adds a node without starting it.
    ///
    /// @param url the URL of the database, directly or through a proxy
    Service node(String url) {
        return node(url, Map.of());
    }

    /// @param own settings in addition to those of every node
    Service node(String url, Map<String, String> own) {
        var all = new HashMap<>(settings);
        all.putAll(own);
        all.put("DATABASE_URL", url);
        var node = new Service(home.resolve("node-" + nodes.size()), all);
        nodes.add(node);
        return node;
    }

    Postgres database() {
        return database;
    }

    Service service() {
        return nodes.getFirst();
    }

    List<URI> addresses() {
        return nodes.stream().map(Service::address).toList();
    }

    /// Compares the ledger with the current tables.
    Findings check(Ledger ledger) {
        try (Connection connection = database.connect()) {
            return Checker.check(ledger, connection, Tenants.OWNERS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Checks the ledger, sends refused events again as senders do, and checks again.
    Findings settleAndCheck(Ledger ledger) {
        check(ledger).assertNone();
        Ledger settled = Load.settle(ledger, addresses(), Duration.ofSeconds(30));
        Findings findings = check(settled);
        findings.assertNone();
        if (!settled.unacknowledged().isEmpty()) {
            throw new AssertionError(settled.unacknowledged().size() + " events stay refused: " + settled);
        }
        return findings;
    }

    @Override
    public void close() {
        nodes.forEach(Service::kill);
        nodes.forEach(Service::close);
        database.close();
        remove(home);
    }

    /// Deletes the data and keeps the logs.
    static void remove(Path home) {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!path.toString().endsWith(".log") && !isFilled(path)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFilled(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.findAny().isPresent();
        }
    }
}
