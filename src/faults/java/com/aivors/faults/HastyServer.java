package com.aivors.faults;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A faulty webhook server, which shows whether the checker finds the fault.
final class HastyServer implements AutoCloseable {

    /// The fault of the server.
    enum Haste {
        /// Responds with 200 before it writes.
        ACKNOWLEDGES_FIRST,
        /// Commits without waiting for the disk.
        DOES_NOT_SYNC,
        /// Writes safely, but only one event at a time.
        WRITES_ONE_BY_ONE
    }

    private static final String INSERT = """
            insert into call_event
                (client_id, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body)
            values ('00000000-0000-0000-0000-000000000000', ?, ?, gen_random_uuid(), ?, 0, now(), ?, ?)
            """;

    private final HttpServer server;
    private final Connection connection;
    private final Haste haste;
    private boolean killed;

    HastyServer(Connection connection, Haste haste) throws IOException, SQLException {
        this.connection = connection;
        this.haste = haste;
        if (haste == Haste.DOES_NOT_SYNC) {
            try (var statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = off");
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (haste == Haste.ACKNOWLEDGES_FIRST) {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        }
        write(body);
        if (haste != Haste.ACKNOWLEDGES_FIRST) {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        }
    }

    private synchronized void write(byte[] body) {
        if (killed) {
            return;
        }
        JsonNode event = JsonMapper.shared().readTree(body);
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, event.at("/call/call_id").asString());
            statement.setBytes(
                    2, Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(body), 16));
            statement.setString(3, event.path("event").asString());
            statement.setInt(4, body.length);
            statement.setBytes(5, Zstd.compress(body));
            statement.executeUpdate();
        } catch (SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Drops all events that are acknowledged but not written yet.
    synchronized void kill() {
        killed = true;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
