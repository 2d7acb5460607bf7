package com.aivors.operator.delivery;

import com.aivors.client.Clients;
import com.aivors.eventlog.DeliveryOutcome;
import com.aivors.operator.delivery.DeliveryQuery.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the webhook log: the stored events, and the entries of deliveries that became no event.
/// Walks each table from the newest row by its own index, then merges both.
final class Deliveries {

    /// The most rows that one request scans for a filter, so that a rare agent does not cost a scan
    /// of the whole log.
    private static final int FARTHEST = 10_000;

    private static final String EVENT_ID = """
            ('e-' || encode(e.event_hash, 'hex') || '-' || replace(e.source_id::text, '-', '') || '-'
             || encode(convert_to(e.call_id, 'UTF8'), 'hex')) collate "C"
            """;
    private static final String ENTRY_ID = "('d-' || e.delivery_id) collate \"C\"";

    /// Selects the lines that match the filter, and returns how far the scan came.
    private static final String PAGE = """
            select f.scanned, f.far_at, f.far_id, d.*, s.name as source_name, c.name as client_name
              from (select count(*) as scanned, min(received_at) as far_at,
                           (array_agg(id order by received_at, id))[1] as far_id from scanned) f
              left join (
                    select * from lines
                     where (:agent::text is null or agent_id = :agent)
                       and (:source::uuid is null or source_id = :source)
                       and (:outcome::text is null or outcome = :outcome)
                     order by received_at desc, id desc
                     limit :limit) d on true
              left join source s on s.source_id = d.source_id
              left join client c on c.client_id = d.client_id
             order by d.received_at desc, d.id desc
            """;

    /// Scans only the events, which may be spread over several machines, and looks up the routes
    /// for the rows of the page. The route knows the agent. When agents of several clients share a
    /// call id, each has its own route.
    private static final String EVENTS = """
            with scanned as materialized (
                select e.received_at, %1$s as id, e.source_id, e.event, e.call_id, e.client_id, e.body_bytes
                  from call_event e
                 where %2$s
                   and (:at::timestamptz is null or e.received_at <= :at and (e.received_at < :at or %1$s < :after))
                 order by received_at desc, id desc
                 limit :scan),
            others as (
                select p.call_id, p.source_id, p.client_id, min(a.agent_id) as agent_id
                  from scanned p
                  join agent_route a on a.call_id = p.call_id and a.source_id = p.source_id and a.client_id = p.client_id
                 group by p.call_id, p.source_id, p.client_id),
            lines as (
                select p.received_at, p.id, p.source_id, p.event, p.call_id, p.client_id, p.body_bytes,
                       case when r.client_id = p.client_id then r.agent_id else o.agent_id end as agent_id,
                       case when p.client_id = :nobody then 'unclaimed' else 'stored' end as outcome,
                       null::text as reason, true as replayable
                  from scanned p
                  left join call_route r on r.call_id = p.call_id and r.source_id = p.source_id
                  left join others o
                    on o.call_id = p.call_id and o.source_id = p.source_id and o.client_id = p.client_id)
            """ + PAGE;

    /// Only the beginning of a large unreadable body is stored.
    private static final String ENTRIES = """
            with scanned as materialized (
                select e.received_at, %1$s as id, e.source_id, e.event, e.call_id, e.client_id, e.body_bytes, e.agent_id,
                       e.outcome,
                       case when e.resolved_at is null then e.reason
                            else concat_ws(' ', e.reason, '(replayed with success)') end as reason,
                       e.outcome <> 'duplicate' and e.body is not null and e.resolved_at is null
                           and (e.outcome in ('dead', 'conflict') or e.body_bytes <= 262144) as replayable
                  from delivery e
                 where %2$s
                   and (:at::timestamptz is null or e.received_at <= :at and (e.received_at < :at or %1$s < :after))
                 order by received_at desc, id desc
                 limit :scan),
            lines as (select * from scanned)
            """ + PAGE;

    /// The clients that may have events of a call, or of a call from one source.
    private static final String CLIENTS = """
            select client_id from call_route where call_id = :call and (:source::uuid is null or source_id = :source)
            union
            select client_id from agent_route where call_id = :call and (:source::uuid is null or source_id = :source)
            """;

    private static final String OF_CALL = "e.call_id = :call and e.client_id = any(:clients::uuid[])";
    private static final String EVENT_KEY = """
            e.call_id = :call and e.source_id = :sender and e.event_hash = :hash
            and e.client_id = any(:clients::uuid[])
            """;
    private static final String ENTRY_KEY = "e.delivery_id = :delivery";

    private static final String ALL_EVENTS = EVENTS.formatted(EVENT_ID, "true");
    private static final String EVENTS_OF_CALL = EVENTS.formatted(EVENT_ID, OF_CALL);
    private static final String EVENT = EVENTS.formatted(EVENT_ID, EVENT_KEY);
    private static final String EVENT_BODY = "select e.body from call_event e where " + EVENT_KEY;

    private static final String ALL_ENTRIES = ENTRIES.formatted(ENTRY_ID, "true");
    private static final String ENTRIES_OF_CALL = ENTRIES.formatted(ENTRY_ID, "e.call_id = :call");
    private static final String ENTRY = ENTRIES.formatted(ENTRY_ID, ENTRY_KEY);
    private static final String ENTRY_BODY = "select e.body from delivery e where " + ENTRY_KEY;

    /// For a search by key, which finds at most one line.
    private static final DeliveryQuery.Checked ANY = new DeliveryQuery.Checked(1, null, null, null, null, null);

    private Deliveries() {}

    /// @param end the position where the scan stopped; null when it reached the end of the log
    private record Walked(List<Delivery> rows, @Nullable Position end) {}

    static DeliveryPage list(JdbcClient sql, DeliveryQuery.Checked query) {
        var rows = new ArrayList<Delivery>();
        Position horizon = null;
        for (Walked walked : walks(sql, query)) {
            rows.addAll(walked.rows());
            // After the position where the first scan stopped, only one table was read, so later
            // rows are left out.
            if (walked.end() != null && (horizon == null || walked.end().isNewerThan(horizon))) {
                horizon = walked.end();
            }
        }
        Position end = horizon;
        List<Delivery> known = rows.stream()
                .filter(row -> end == null || !end.isNewerThan(position(row)))
                .sorted(Comparator.comparing(Delivery::receivedAt)
                        .thenComparing(Delivery::id)
                        .reversed())
                .toList();
        if (known.size() > query.limit()) {
            List<Delivery> page = known.subList(0, query.limit());
            return new DeliveryPage(page, position(page.getLast()).text());
        }
        return new DeliveryPage(known, end == null ? null : end.text());
    }

    private static List<Walked> walks(JdbcClient sql, DeliveryQuery.Checked query) {
        String callId = query.callId();
        var walks = new ArrayList<Walked>();
        if (query.mayBeEvent()) {
            walks.add(walk(
                    callId == null
                            ? sql.sql(ALL_EVENTS)
                            : sql.sql(EVENTS_OF_CALL)
                                    .param("call", callId)
                                    .param("clients", clients(sql, callId, null)),
                    query));
        }
        if (query.mayBeEntry()) {
            walks.add(walk(
                    callId == null
                            ? sql.sql(ALL_ENTRIES)
                            : sql.sql(ENTRIES_OF_CALL).param("call", callId),
                    query));
        }
        return walks;
    }

    private static Walked walk(JdbcClient.StatementSpec statement, DeliveryQuery.Checked query) {
        int scan = query.filtered() ? FARTHEST : query.limit() + 1;
        Position after = query.after();
        DeliveryOutcome outcome = query.outcome();
        var rows = new ArrayList<Delivery>();
        var ends = new ArrayList<Position>();
        statement
                .param(
                        "at",
                        after == null ? null : after.receivedAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("after", after == null ? null : after.id(), Types.VARCHAR)
                .param("agent", query.agentId(), Types.VARCHAR)
                .param("source", query.sourceId(), Types.OTHER)
                .param("outcome", outcome == null ? null : outcome.text(), Types.VARCHAR)
                .param("nobody", Clients.NOBODY)
                .param("scan", scan)
                .param("limit", query.limit() + 1)
                .query(row -> {
                    if (row.getString("id") != null) {
                        rows.add(read(row));
                    }
                    if (ends.isEmpty() && row.getInt("scanned") == scan) {
                        ends.add(new Position(row.getTimestamp("far_at").toInstant(), row.getString("far_id")));
                    }
                });
        return new Walked(rows, ends.isEmpty() ? null : ends.getFirst());
    }

    static Optional<Delivery> find(JdbcClient sql, DeliveryId id) {
        return walk(keyed(sql, id, EVENT, ENTRY), ANY).rows().stream().findFirst();
    }

    /// @return the zstd-compressed body; empty when none was stored
    static Optional<byte[]> body(JdbcClient sql, DeliveryId id) {
        return keyed(sql, id, EVENT_BODY, ENTRY_BODY)
                .query((row, _) -> Optional.ofNullable(row.getBytes("body")))
                .optional()
                .flatMap(body -> body);
    }

    private static JdbcClient.StatementSpec keyed(JdbcClient sql, DeliveryId id, String ofEvent, String ofEntry) {
        return switch (id) {
            case DeliveryId.OfEvent(byte[] hash, UUID sourceId, String callId) ->
                sql.sql(ofEvent)
                        .param("hash", hash)
                        .param("sender", sourceId)
                        .param("call", callId)
                        .param("clients", clients(sql, callId, sourceId));
            case DeliveryId.OfEntry(UUID deliveryId) -> sql.sql(ofEntry).param("delivery", deliveryId);
        };
    }

    private static String[] clients(JdbcClient sql, String callId, @Nullable UUID sourceId) {
        return sql.sql(CLIENTS)
                .param("call", callId)
                .param("source", sourceId, Types.OTHER)
                .query((row, _) -> row.getString("client_id"))
                .list()
                .toArray(String[]::new);
    }

    private static Position position(Delivery row) {
        return new Position(row.receivedAt(), row.id());
    }

    private static Delivery read(ResultSet row) throws SQLException {
        UUID clientId = row.getObject("client_id", UUID.class);
        Instant receivedAt = row.getTimestamp("received_at").toInstant();
        return new Delivery(
                row.getString("id"),
                receivedAt,
                row.getObject("source_id", UUID.class),
                row.getString("source_name"),
                row.getString("event"),
                row.getString("call_id"),
                row.getString("agent_id"),
                Clients.NOBODY.equals(clientId) ? null : clientId,
                row.getString("client_name"),
                DeliveryOutcome.of(row.getString("outcome")),
                row.getString("reason"),
                row.getInt("body_bytes"),
                row.getBoolean("replayable"));
    }
}
