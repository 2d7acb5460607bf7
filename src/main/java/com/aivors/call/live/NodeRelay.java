package com.aivors.call.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the ids of changed calls to the other nodes with PostgreSQL's `NOTIFY`. Sends after the
/// commit, because a `NOTIFY` inside the transactions would serialise all commits of the cluster.
/// Combines several commits. A node that could not listen may have missed notices, so its
/// dashboards must reconnect.
public final class NodeRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRelay.class);
    private static final String CHANNEL = "aivors_calls";

    /// A notice may get lost, so its commit need not wait for the disk as the commit of a batch
    /// must.
    private static final String NOTIFY = "select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)";

    private static final long COALESCE_MILLIS = 50;
    private static final int LISTEN_MILLIS = 200;

    /// The interval of connection checks: a network that drops all packets does not end a
    /// connection.
    private static final Duration PULSE = Duration.ofSeconds(10);

    private static final int PULSE_PATIENCE_SECONDS = 2;

    private final DataSource pool;
    private final LiveFeed feed;
    private final String node = UUID.randomUUID().toString();
    private final Object monitor = new Object();
    private final Map<UUID, Set<String>> changed = new HashMap<>();
    private final Thread sender;
    private final Thread receiver;
    private volatile boolean closed;

    public NodeRelay(DataSource pool, LiveFeed feed) {
        this.pool = pool;
        this.feed = feed;
        this.sender = Thread.ofVirtual().name("relay-out").start(this::send);
        this.receiver = Thread.ofVirtual().name("relay-in").start(this::receive);
    }

    /// Remembers the changed calls and returns. Never blocks.
    public void announce(Map<UUID, ? extends Set<String>> callIdsByClient) {
        synchronized (monitor) {
            callIdsByClient.forEach((client, callIds) ->
                    changed.computeIfAbsent(client, _ -> new LinkedHashSet<>()).addAll(callIds));
            monitor.notifyAll();
        }
    }

    private void send() {
        while (!closed) {
            Map<UUID, Set<String>> taken = Map.of();
            try {
                taken = next();
                for (String payload : RelayNotice.payloads(node, taken)) {
                    notify(payload);
                }
                TimeUnit.MILLISECONDS.sleep(COALESCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.warn("Could not notify other nodes of changed calls, will try again: {}", reason(e));
                    announce(taken);
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                }
            }
        }
    }

    private Map<UUID, Set<String>> next() throws InterruptedException {
        synchronized (monitor) {
            while (changed.isEmpty()) {
                monitor.wait();
            }
            var taken = Map.copyOf(changed);
            changed.clear();
            return taken;
        }
    }

    private void notify(String payload) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.prepareStatement(NOTIFY)) {
            statement.setString(1, CHANNEL);
            statement.setString(2, payload);
            statement.execute();
        }
    }

    /// Listens until the node stops. Continues after lost connections and invalid notices.
    private void receive() {
        while (!closed) {
            try (Connection connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                feed.askAgain();
                listen(connection);
                statement.execute("unlisten " + CHANNEL);
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.info("Could not listen to other nodes, will try again: {}", reason(e));
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        long pulse = System.nanoTime();
        while (!closed) {
            for (PGNotification notification : postgres.getNotifications(LISTEN_MILLIS)) {
                received(notification.getParameter());
            }
            if (System.nanoTime() - pulse > PULSE.toNanos()) {
                if (!connection.isValid(PULSE_PATIENCE_SECONDS)) {
                    throw new SQLException("the connection is dead");
                }
                pulse = System.nanoTime();
            }
        }
    }

    private void received(String payload) {
        RelayNotice notice = RelayNotice.read(payload);
        if (notice != null && !notice.node().equals(node)) {
            feed.announce(notice.calls());
        }
    }

    /// Returns no driver message, because it may contain values.
    private static String reason(Exception e) {
        return e instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState()
                : e.getClass().getSimpleName();
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        try {
            // The receiver checks `closed` often. An interrupt would break its connection.
            receiver.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
