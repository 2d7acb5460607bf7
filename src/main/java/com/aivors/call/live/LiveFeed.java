package com.aivors.call.live;

import com.aivors.call.CallDisclosure;
import com.aivors.call.CallRow;
import com.aivors.call.list.Calls;
import com.aivors.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends changed calls to open dashboards. Reads the rows once for each client and change, with
/// that client's rights, regardless of the number of dashboards. Sends changes together that arrive
/// during a read.
public final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    /// A resume repeats this much time. The connection may have been lost before the last events
    /// were read, and a commit may become visible shortly after the time in its event. Dashboards
    /// replace a call by its newer version, so a repetition does no harm.
    private static final Duration OVERLAP = Duration.ofSeconds(15);

    private static final int MOST_RESUMED = 500;

    /// The limit for one client on one node. Each stream holds a connection, and webhooks need
    /// connections too.
    private static final int MOST_OPEN = 50;

    private final Database database;
    private final InstantSource clock;
    private final Map<UUID, Audience> audiences = new ConcurrentHashMap<>();
    private final Object monitor = new Object();
    private final Map<UUID, Set<String>> changed = new HashMap<>();
    private final Thread teller;
    private volatile boolean closed;

    /// One open dashboard.
    interface Subscriber {

        /// Must not block.
        void changed(List<CallRow> calls, String eventId);

        void end();
    }

    /// The open dashboards of a client. Only one thread at a time reads and hands over rows, so no
    /// dashboard gets an older version of a call after a newer one.
    private record Audience(List<Subscriber> open, Lock turn) {

        Audience() {
            this(new CopyOnWriteArrayList<>(), new ReentrantLock());
        }
    }

    public LiveFeed(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.teller = Thread.ofVirtual().name("live-feed").start(this::tell);
    }

    /// Remembers the changed calls and returns. Never blocks.
    public void announce(Map<UUID, ? extends Set<String>> callIdsByClient) {
        synchronized (monitor) {
            callIdsByClient.forEach((client, callIds) -> {
                if (audiences.containsKey(client)) {
                    changed.computeIfAbsent(client, _ -> new LinkedHashSet<>()).addAll(callIds);
                }
            });
            monitor.notifyAll();
        }
    }

    /// @return false when the client has too many open streams
    public boolean subscribe(UUID clientId, Subscriber subscriber) {
        Audience audience = audiences.compute(clientId, (_, present) -> {
            Audience all = present == null ? new Audience() : present;
            if (all.open().size() < MOST_OPEN) {
                all.open().add(subscriber);
            }
            return all;
        });
        return audience.open().contains(subscriber);
    }

    public void unsubscribe(UUID clientId, Subscriber subscriber) {
        audiences.computeIfPresent(clientId, (_, audience) -> {
            audience.open().remove(subscriber);
            return audience.open().isEmpty() ? null : audience;
        });
    }

    /// Returns whether the text has the form of [#eventId].
    public static boolean isEventId(String text) {
        return text.matches("[0-9]{1,15}");
    }

    /// Sends the calls, at most [#MOST_RESUMED], that changed since the last event of a dashboard.
    public void resume(UUID clientId, String lastEventId, Subscriber subscriber) {
        Instant since = Instant.ofEpochMilli(Long.parseLong(lastEventId)).minus(OVERLAP);
        Audience audience = audiences.getOrDefault(clientId, new Audience());
        audience.turn().lock();
        try {
            List<CallRow> calls = database.asClient(
                    clientId,
                    sql -> Calls.byIds(
                            sql,
                            clientId,
                            CallDisclosure.ofClient(sql, clientId),
                            Calls.changedSince(sql, clientId, since, MOST_RESUMED)));
            subscriber.changed(calls, eventId());
        } finally {
            audience.turn().unlock();
        }
    }

    /// Ends every open stream, because notices may have been lost. The dashboards reconnect and ask
    /// for missed changes.
    void askAgain() {
        audiences.values().forEach(audience -> audience.open().forEach(Subscriber::end));
    }

    public String eventId() {
        return String.valueOf(clock.millis());
    }

    private void tell() {
        try {
            while (true) {
                next().forEach(this::tell);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private void tell(UUID clientId, Set<String> callIds) {
        Audience audience = audiences.get(clientId);
        if (audience == null) {
            return;
        }
        audience.turn().lock();
        try {
            String eventId = eventId();
            List<CallRow> calls = database.asClient(
                    clientId, sql -> Calls.byIds(sql, clientId, CallDisclosure.ofClient(sql, clientId), callIds));
            audience.open().forEach(subscriber -> subscriber.changed(calls, eventId));
        } catch (RuntimeException e) {
            // Ends the streams, so that the dashboards reconnect and ask for what they missed.
            LOG.warn("The live feed could not read changed calls: {}", e.getMessage());
            audience.open().forEach(Subscriber::end);
        } finally {
            audience.turn().unlock();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    /// Ends every open stream, so that a server that stops need not wait for them.
    @Override
    public void close() {
        closed = true;
        teller.interrupt();
        askAgain();
    }
}
