package com.aivors.eventlog;

import com.aivors.client.Clients;
import com.aivors.eventlog.BatchWriter.Mode;
import com.aivors.eventlog.BatchWriter.Written;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import com.github.luben.zstd.Zstd;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and writes a stored delivery or call again. May be repeated: events are identified by
/// their hash, and a merge does not change a correct call.
public final class DeliveryReplay {

    private static final String DELIVERY = """
            select source_id, received_at, outcome, body_bytes, body, resolved_at from delivery where delivery_id = ?
            """;

    private static final String RESOLVE = """
            update delivery set resolved_at = now(), attempts = attempts + 1 where delivery_id = ?
            """;

    /// Takes the same lock as a writer, so that a handover does not move the call meanwhile.
    private static final String HOLD = """
            select client_id from call_route where call_id = ? and source_id = ? for no key update
            """;

    private static final String OTHERS = "select client_id from agent_route where call_id = ? and source_id = ?";

    private static final Set<DeliveryOutcome> IN_A_CALL =
            Set.of(DeliveryOutcome.STORED, DeliveryOutcome.UNCLAIMED, DeliveryOutcome.DUPLICATE);

    private final Database database;
    private final BatchWriter writer;
    private final Reprocessing reprocessing;
    private final Unwrapper unwrapper;
    private final Sources sources;
    private final CommitListener listener;

    public DeliveryReplay(
            Database database,
            BatchWriter writer,
            Reprocessing reprocessing,
            Unwrapper unwrapper,
            Sources sources,
            CommitListener listener) {
        this.database = database;
        this.writer = writer;
        this.reprocessing = reprocessing;
        this.unwrapper = unwrapper;
        this.sources = sources;
        this.listener = listener;
    }

    /// The outcome of a replay.
    public sealed interface Outcome {

        /// @param outcome as in the delivery log; dead when the database still refuses the event
        record Ran(DeliveryOutcome outcome, @Nullable String reason) implements Outcome {}

        /// Its body was not stored or not completely, or a replay has already succeeded.
        record NotReplayable() implements Outcome {}

        record Unknown() implements Outcome {}
    }

    private record Kept(
            UUID sourceId,
            Instant receivedAt,
            DeliveryOutcome outcome,
            int bytes,
            byte @Nullable [] body,
            boolean resolved) {}

    /// Rewrites a call from all of its events. If agents of several clients share the call ID,
    /// rewrites the call of each client.
    public Outcome call(String callId, UUID sourceId) {
        Set<UUID> clients = database.connected(Role.INTAKE, connection -> reprocess(connection, callId, sourceId));
        if (clients.isEmpty()) {
            return new Outcome.Unknown();
        }
        var changed = new HashMap<UUID, Set<String>>();
        clients.forEach(client -> changed.put(client, Set.of(callId)));
        listener.committed(changed);
        boolean nobodys = clients.equals(Set.of(Clients.NOBODY));
        return new Outcome.Ran(nobodys ? DeliveryOutcome.UNCLAIMED : DeliveryOutcome.STORED, null);
    }

    private Set<UUID> reprocess(Connection connection, String callId, UUID sourceId) throws SQLException {
        Set<UUID> clients = clients(connection, HOLD, callId, sourceId);
        clients.addAll(clients(connection, OTHERS, callId, sourceId));
        var calls = new HashMap<UUID, Set<String>>();
        clients.forEach(client -> calls.put(client, Set.of(callId)));
        reprocessing.calls(connection, calls);
        return clients;
    }

    private static Set<UUID> clients(Connection connection, String sql, String callId, UUID sourceId)
            throws SQLException {
        var clients = new HashSet<UUID>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, callId);
            statement.setObject(2, sourceId);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    clients.add(rows.getObject("client_id", UUID.class));
                }
            }
        }
        return clients;
    }

    /// Reads and writes a stored delivery again; marks it as resolved on success.
    public Outcome delivery(UUID deliveryId) {
        Kept kept = database.<@Nullable Kept>connected(Role.INTAKE, connection -> read(connection, deliveryId));
        if (kept == null) {
            return new Outcome.Unknown();
        }
        Sources.SourceWithSecrets source = sources.find(kept.sourceId()).orElse(null);
        byte[] body = kept.body() == null ? null : opened(kept.body());
        if (body == null || body.length < kept.bytes() || kept.resolved() || source == null) {
            return new Outcome.NotReplayable();
        }
        Outcome.Ran ran = run(source.source(), kept.receivedAt(), body);
        // A dead letter that became a conflict is stored as such; a conflict that stays one is not resolved.
        boolean apart = ran.outcome() == DeliveryOutcome.CONFLICT && kept.outcome() != DeliveryOutcome.CONFLICT;
        if (apart || IN_A_CALL.contains(ran.outcome())) {
            database.connected(Role.INTAKE, connection -> resolve(connection, deliveryId));
        }
        return ran;
    }

    private Outcome.Ran run(Source source, Instant receivedAt, byte[] body) {
        // The signature was not stored; its time was shortly before the arrival.
        Instant signedAt = source.kind() == Source.Kind.RETELL ? receivedAt : null;
        var tickets = new ArrayList<Ticket>();
        Outcome.Ran other = new Outcome.Ran(DeliveryOutcome.REJECTED, null);
        for (Element element : unwrapper.unwrap(body, signedAt)) {
            switch (element) {
                case Element.OfCall(CallEvent event) -> tickets.add(Ticket.of(source, event, receivedAt));
                case Element.Other(String event, byte[] _) -> other = new Outcome.Ran(DeliveryOutcome.IGNORED, event);
                case Element.Unreadable(String hint, byte[] _) ->
                    other = new Outcome.Ran(DeliveryOutcome.REJECTED, hint);
            }
        }
        return tickets.isEmpty() ? other : write(tickets);
    }

    /// Bypasses the queue and its [Committer], so that a failed event stays where it is instead of
    /// becoming a second dead letter.
    private Outcome.Ran write(List<Ticket> tickets) {
        try {
            return written(writer.write(tickets, Mode.MERGED));
        } catch (SQLException e) {
            if (Failure.of(e) == Failure.PASSING) {
                throw new IllegalStateException("the database is in trouble", e);
            }
        }
        try {
            return written(writer.write(tickets, Mode.UNMERGED));
        } catch (SQLException e) {
            if (Failure.of(e) != Failure.POISON) {
                throw new IllegalStateException("the database is in trouble", e);
            }
            return new Outcome.Ran(DeliveryOutcome.DEAD, "refused by the database (" + e.getSQLState() + ")");
        }
    }

    private Outcome.Ran written(Written written) {
        if (!written.touched().isEmpty()) {
            listener.committed(written.touched());
        }
        EventOutcome result = EventOutcome.of(written.receipts().getFirst());
        return new Outcome.Ran(result.outcome(), result.reason());
    }

    private static @Nullable Kept read(Connection connection, UUID deliveryId) throws SQLException {
        try (var statement = connection.prepareStatement(DELIVERY)) {
            statement.setObject(1, deliveryId);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? new Kept(
                                rows.getObject("source_id", UUID.class),
                                rows.getTimestamp("received_at").toInstant(),
                                DeliveryOutcome.of(rows.getString("outcome")),
                                rows.getInt("body_bytes"),
                                rows.getBytes("body"),
                                rows.getTimestamp("resolved_at") != null)
                        : null;
            }
        }
    }

    private static boolean resolve(Connection connection, UUID deliveryId) throws SQLException {
        try (var statement = connection.prepareStatement(RESOLVE)) {
            statement.setObject(1, deliveryId);
            return statement.executeUpdate() == 1;
        }
    }

    private static byte[] opened(byte[] body) {
        return Zstd.decompress(body, Math.toIntExact(Zstd.getFrameContentSize(body)));
    }
}
