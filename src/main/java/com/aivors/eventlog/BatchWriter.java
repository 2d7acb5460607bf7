package com.aivors.eventlog;

import com.aivors.call.merge.CallMerge;
import com.aivors.call.merge.CallState;
import com.aivors.client.Clients;
import com.aivors.eventlog.EventStore.Identity;
import com.aivors.eventlog.EventStore.Routed;
import com.aivors.platform.time.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/// Writes a batch of events in one transaction: pin, store, merge, log, commit. When it returns,
/// the whole batch is on disk. When it throws, nothing is; but if the connection breaks during the
/// commit itself, the batch may be on disk, and a repeat detects that.
public final class BatchWriter {

    /// The order in which all nodes and writers lock calls, so that they queue instead of
    /// deadlocking.
    private static final Comparator<Routed> ORDER = Comparator.comparing(Routed::clientId)
            .thenComparing(routed -> routed.ticket().event().callId())
            .thenComparingLong(routed -> routed.identity().hash().high())
            .thenComparingLong(routed -> routed.identity().hash().low());

    private final DataSource pool;
    private final CallRouter router = new CallRouter();
    private final EventStore events;
    private final CallMerge merge;
    private final UnclaimedCalls unclaimed;
    private final MergeBacklog backlog = new MergeBacklog();
    private final DeliveryLog log;

    public BatchWriter(DataSource pool, EventStore events, CallMerge merge, UnclaimedCalls unclaimed, Ids ids) {
        this.pool = pool;
        this.events = events;
        this.merge = merge;
        this.unclaimed = unclaimed;
        this.log = new DeliveryLog(ids);
    }

    /// Whether calls are merged with their events or later.
    public enum Mode {
        MERGED,
        /// `call` cannot be written: stores the events, and the sweeper merges them later.
        UNMERGED
    }

    /// @param receipts in the order of the batch
    /// @param touched the calls of the batch, including repeats, because an earlier attempt may
    ///     have committed them and failed before it announced them
    /// @param workNanos the time for its statements
    /// @param flushNanos the time for its COMMIT, mostly the wait for the disk
    public record Written(List<Receipt> receipts, Map<UUID, Set<String>> touched, long workNanos, long flushNanos) {

        private Written took(long workNanos, long flushNanos) {
            return new Written(receipts, touched, workNanos, flushNanos);
        }
    }

    public Written write(List<? extends Queued> batch, Mode mode) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try {
                long began = System.nanoTime();
                Written written = within(connection, batch, mode);
                long worked = System.nanoTime();
                connection.commit();
                return written.took(worked - began, System.nanoTime() - worked);
            } catch (SQLException | RuntimeException e) {
                rollback(connection);
                throw e;
            }
        }
    }

    /// Does the same as [#write] and rolls it back.
    public void rehearse(List<Ticket> batch) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try {
                within(connection, batch, Mode.MERGED);
            } finally {
                rollback(connection);
            }
        }
    }

    private Written within(Connection connection, List<? extends Queued> batch, Mode mode) throws SQLException {
        var tickets = new ArrayList<Ticket>();
        var nonEvents = new ArrayList<NonEvent>();
        for (Queued queued : batch) {
            switch (queued) {
                case Ticket ticket -> tickets.add(ticket);
                case NonEvent nonEvent -> nonEvents.add(nonEvent);
            }
        }
        var receipts = new IdentityHashMap<Queued, Receipt>();
        nonEvents.forEach(one -> receipts.put(one, one.written()));
        var lines = new ArrayList<DeliveryLog.Entry>();
        nonEvents.forEach(one -> lines.add(one.entry()));
        var touched =
                tickets.isEmpty() ? Map.<UUID, Set<String>>of() : events(connection, tickets, mode, receipts, lines);
        log.write(connection, lines);
        return new Written(
                batch.stream()
                        .map(queued -> Objects.requireNonNull(receipts.get(queued)))
                        .toList(),
                touched,
                0,
                0);
    }

    /// @param receipts receives the receipts of the events
    /// @param lines receives the events' lines for the delivery log
    /// @return the calls of these events
    private Map<UUID, Set<String>> events(
            Connection connection,
            List<Ticket> batch,
            Mode mode,
            IdentityHashMap<Queued, Receipt> receipts,
            List<DeliveryLog.Entry> lines)
            throws SQLException {
        CallRouter.Routes routes = router.pin(connection, batch);
        Map<Identity, Routed> distinct = new LinkedHashMap<>();
        var all = new ArrayList<Routed>();
        var conflicting = new ArrayList<Ticket>();
        for (Ticket ticket : batch) {
            UUID clientId = routes.clientOf(ticket);
            if (clientId == null) {
                conflicting.add(ticket);
            } else {
                all.add(new Routed(ticket, clientId));
            }
        }
        all.stream().sorted(ORDER).forEach(routed -> distinct.putIfAbsent(routed.identity(), routed));
        Set<Identity> fresh = events.insert(connection, List.copyOf(distinct.values()));
        List<Routed> news = distinct.values().stream()
                .filter(routed -> fresh.contains(routed.identity()))
                .toList();
        if (mode == Mode.MERGED) {
            merge.write(connection, fold(news));
        } else {
            backlog.add(connection, news);
        }
        unclaimed.moveFound(connection, routes.foundByClient());
        receipts(all, distinct, fresh, receipts);
        all.stream()
                .filter(routed -> receipts.get(routed.ticket()) instanceof Receipt.Repeated)
                .forEach(routed -> lines.add(DeliveryLog.Entry.repeat(routed)));
        log.conflicts(
                connection, conflicting.stream().map(DeliveryLog.Apart::of).toList());
        conflicting.forEach(ticket -> receipts.put(
                ticket,
                new Receipt.Conflict(ticket.event().callId(), ticket.event().event())));
        return touched(all);
    }

    private static List<CallState> fold(List<Routed> news) {
        Map<Map.Entry<UUID, String>, CallState> states =
                new TreeMap<>(Map.Entry.<UUID, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
        for (Routed routed : news) {
            var state = CallState.of(
                    routed.clientId(), routed.ticket().event(), routed.ticket().receivedAt());
            states.merge(Map.entry(state.clientId(), state.callId()), state, CallState::merge);
        }
        return List.copyOf(states.values());
    }

    private static void receipts(
            List<Routed> all,
            Map<Identity, Routed> distinct,
            Set<Identity> fresh,
            IdentityHashMap<Queued, Receipt> receipts) {
        var first = new HashSet<>(distinct.keySet());
        for (Routed routed : all) {
            var event = routed.ticket().event();
            // The first of equal events in one batch counts as the stored one.
            boolean stored = first.remove(routed.identity()) && fresh.contains(routed.identity());
            Receipt receipt;
            if (!stored) {
                receipt = new Receipt.Repeated(event.callId(), event.event());
            } else if (routed.clientId().equals(Clients.NOBODY)) {
                receipt = new Receipt.Unclaimed(event.callId(), event.event());
            } else {
                receipt = new Receipt.Stored(event.callId(), event.event());
            }
            receipts.put(routed.ticket(), receipt);
        }
    }

    private static Map<UUID, Set<String>> touched(List<Routed> all) {
        var touched = new HashMap<UUID, Set<String>>();
        for (Routed routed : all) {
            touched.computeIfAbsent(routed.clientId(), _ -> new LinkedHashSet<>())
                    .add(routed.ticket().event().callId());
        }
        return touched;
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is lost, which ends its transaction; the pool discards it.
        }
    }
}
