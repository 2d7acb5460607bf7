package com.aivors.call;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

/// Tells the other nodes which calls changed, with PostgreSQL's `NOTIFY`: after the commit and
/// never inside it (a `NOTIFY` in the transaction would line up all commits of the cluster),
/// several commits together, ids only. A lost notice costs nothing lasting: dashboards ask again.
public final class NodeRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRelay.class);
    private static final String CHANNEL = "aivors_calls";

    /// A notice is no promise: its commit need not wait for the disk, as that of a batch must.
    private static final String NOTIFY = "select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)";

    /// PostgreSQL takes payloads below 8,000 bytes.
    private static final int MOST_CHARACTERS = 7_000;

    private static final long COALESCE_MILLIS = 50;
    private static final int LISTEN_MILLIS = 200;

    private final DataSource pool;
    private final LiveFeed feed;
    private final String node = UUID.randomUUID().toString();
    private final Object monitor = new Object();
    private final Map<UUID, Set<String>> changed = new HashMap<>();
    private final Thread sender;
    private final Thread receiver;
    private volatile boolean closed;

    NodeRelay(DataSource pool, LiveFeed feed) {
        this.pool = pool;
        this.feed = feed;
        this.sender = Thread.ofVirtual().name("relay-out").start(this::send);
        this.receiver = Thread.ofVirtual().name("relay-in").start(this::receive);
    }

    /// Never blocks: remembers the calls and returns.
    public void announce(Map<UUID, ? extends Set<String>> callIdsByClient) {
        synchronized (monitor) {
            callIdsByClient.forEach((client, callIds) ->
                    changed.computeIfAbsent(client, _ -> new LinkedHashSet<>()).addAll(callIds));
            monitor.notifyAll();
        }
    }

    private void send() {
        while (!closed) {
            try {
                for (String payload : payloads(next())) {
                    notify(payload);
                }
                TimeUnit.MILLISECONDS.sleep(COALESCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException e) {
                LOG.warn("Other nodes could not be told of changed calls (SQLSTATE {})", e.getSQLState());
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

    /// One line for the node, then one for each call: client, space, call id.
    private List<String> payloads(Map<UUID, Set<String>> calls) {
        var payloads = new ArrayList<String>();
        var payload = new StringBuilder(node);
        calls.forEach((client, callIds) -> {
            for (String callId : callIds) {
                String line = "\n" + client + " " + callId;
                if (payload.length() + 3 * line.length() > MOST_CHARACTERS && payload.length() > node.length()) {
                    payloads.add(payload.toString());
                    payload.setLength(node.length());
                }
                payload.append(line);
            }
        });
        payloads.add(payload.toString());
        return payloads;
    }

    private void receive() {
        while (!closed) {
            try (Connection connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                PGConnection postgres = connection.unwrap(PGConnection.class);
                while (!closed) {
                    for (PGNotification notification : postgres.getNotifications(LISTEN_MILLIS)) {
                        received(notification.getParameter());
                    }
                }
                statement.execute("unlisten " + CHANNEL);
            } catch (SQLException e) {
                if (!closed) {
                    LOG.info("Listening to other nodes is interrupted (SQLSTATE {})", e.getSQLState());
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                }
            }
        }
    }

    private void received(String payload) {
        String[] lines = payload.split("\n", -1);
        if (lines[0].equals(node)) {
            return;
        }
        var calls = new HashMap<UUID, Set<String>>();
        for (int i = 1; i < lines.length; i++) {
            int space = lines[i].indexOf(' ');
            calls.computeIfAbsent(UUID.fromString(lines[i].substring(0, space)), _ -> new LinkedHashSet<>())
                    .add(lines[i].substring(space + 1));
        }
        feed.announce(calls);
    }

    @Override
    public void close() {
        closed = true;
        sender.interrupt();
        try {
            // It looks up often by itself; an interrupt would tear its connection.
            receiver.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
