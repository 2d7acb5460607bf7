package com.aivors.eventlog;

import com.aivors.eventlog.EventStore.Routed;
import com.aivors.platform.database.ArrayParameters;
import com.aivors.platform.time.Ids;
import com.aivors.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Logs deliveries that became no new event. Together with `call_event`, this is the complete
/// delivery log without duplication. The only class that writes `delivery`.
public final class DeliveryLog {

    private static final int MOST_KEPT_BYTES = 256 * 1024;

    private static final String INSERT = """
            insert into delivery
                (delivery_id, received_at, source_id, client_id, event, call_id, agent_id, outcome, reason, body_bytes, body)
            select * from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                                 ?::text[], ?::text[], ?::int[], ?::bytea[])
            """;

    static final String CONFLICT_REASON = "Its call ID belongs to the call of another agent, and the two agents are not"
            + " of the same client. Kept apart until an operator decides.";

    /// A repeat of a stored conflict increases its count.
    private static final String CONFLICTS = """
            insert into delivery as d
                (delivery_id, received_at, source_id, event, call_id, agent_id, body_bytes, body, event_hash,
                 outcome, reason)
            select t.*, 'conflict', '%s'
              from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bytea[],
                          ?::bytea[]) as t
            on conflict (call_id, source_id, event_hash) where outcome = 'conflict' and resolved_at is null
                do update set attempts = d.attempts + 1
            """.formatted(CONFLICT_REASON);

    private final Ids ids;

    DeliveryLog(Ids ids) {
        this.ids = ids;
    }

    /// @param body zstd-compressed; null when it is stored elsewhere or not needed
    public record Entry(
            Instant receivedAt,
            UUID sourceId,
            @Nullable UUID clientId,
            @Nullable String event,
            @Nullable String callId,
            @Nullable String agentId,
            DeliveryOutcome outcome,
            @Nullable String reason,
            int bodyBytes,
            byte @Nullable [] body) {

        static Entry repeat(Routed routed) {
            var event = routed.ticket().event();
            return new Entry(
                    routed.ticket().receivedAt(),
                    routed.ticket().source().id(),
                    routed.clientId(),
                    event.event(),
                    event.callId(),
                    event.agentId(),
                    DeliveryOutcome.DUPLICATE,
                    null,
                    routed.ticket().bodyBytes(),
                    null);
        }

        public static Entry ignored(Source source, Instant receivedAt, String event, byte[] body) {
            return new Entry(
                    receivedAt,
                    source.id(),
                    source.clientId(),
                    event,
                    null,
                    null,
                    DeliveryOutcome.IGNORED,
                    null,
                    body.length,
                    kept(body));
        }

        public static Entry rejected(Source source, Instant receivedAt, String hint, byte[] body) {
            return new Entry(
                    receivedAt,
                    source.id(),
                    source.clientId(),
                    null,
                    null,
                    null,
                    DeliveryOutcome.REJECTED,
                    hint,
                    body.length,
                    kept(body));
        }

        static Entry dead(Ticket ticket, String reason) {
            return new Entry(
                    ticket.receivedAt(),
                    ticket.source().id(),
                    ticket.source().clientId(),
                    ticket.event().event(),
                    ticket.event().callId(),
                    ticket.event().agentId(),
                    DeliveryOutcome.DEAD,
                    reason,
                    ticket.bodyBytes(),
                    ticket.compressed());
        }

        /// Keeps enough of an unreadable body to see what was sent.
        private static byte[] kept(byte[] body) {
            return Compressor.compress(
                    body.length <= MOST_KEPT_BYTES ? body : java.util.Arrays.copyOf(body, MOST_KEPT_BYTES));
        }
    }

    /// An event that is stored separately from the call with its id.
    ///
    /// @param body zstd-compressed; its uncompressed length is `bodyBytes`
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Apart(
            Instant receivedAt,
            UUID sourceId,
            String event,
            String callId,
            String agentId,
            int bodyBytes,
            byte[] body,
            byte[] hash) {

        private static final Comparator<Apart> ORDER = Comparator.comparing(Apart::callId)
                .thenComparing(Apart::sourceId)
                .thenComparing(Apart::hash, Arrays::compareUnsigned);

        /// @param ticket with an event that names an agent
        static Apart of(Ticket ticket) {
            var event = ticket.event();
            return new Apart(
                    ticket.receivedAt(),
                    ticket.source().id(),
                    event.event(),
                    event.callId(),
                    Objects.requireNonNull(event.agentId()),
                    ticket.bodyBytes(),
                    ticket.compressed(),
                    event.hash());
        }
    }

    /// Stores events as conflicts, the first of equal ones. They belong to no client until an
    /// operator decides.
    void conflicts(Connection connection, Collection<Apart> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        var distinct = new TreeMap<Apart, Apart>(Apart.ORDER);
        events.forEach(event -> distinct.putIfAbsent(event, event));
        try (var statement = connection.prepareStatement(CONFLICTS)) {
            new ArrayParameters<>(connection, statement, List.copyOf(distinct.values()))
                    .bind("uuid", _ -> ids.next())
                    .bind("timestamptz", Apart::receivedAt)
                    .bind("uuid", Apart::sourceId)
                    .bind("text", Apart::event)
                    .bind("text", Apart::callId)
                    .bind("text", Apart::agentId)
                    .bind("int4", Apart::bodyBytes)
                    .bind("bytea", Apart::body)
                    .bind("bytea", Apart::hash);
            statement.executeUpdate();
        }
    }

    void write(Connection connection, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            new ArrayParameters<>(connection, statement, entries)
                    .bind("uuid", _ -> ids.next())
                    .bind("timestamptz", Entry::receivedAt)
                    .bind("uuid", Entry::sourceId)
                    .bind("uuid", Entry::clientId)
                    .bind("text", Entry::event)
                    .bind("text", Entry::callId)
                    .bind("text", Entry::agentId)
                    .bind("text", entry -> entry.outcome().text())
                    .bind("text", Entry::reason)
                    .bind("int4", Entry::bodyBytes)
                    .bind("bytea", Entry::body);
            statement.executeUpdate();
        }
    }
}
