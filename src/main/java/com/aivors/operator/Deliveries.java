package com.aivors.operator;

import com.aivors.call.CallFigures;
import com.aivors.eventlog.DeliveryOutcome;
import com.aivors.operator.DeliveryQuery.Position;
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

/// Reads the webhook log: the stored events, and beside them what became no event. Each is
/// walked from the newest by its own index, and then the two are put together.
final class Deliveries {

    /// How far one request looks for what a filter wants: a rare agent must not cost a walk
    /// through the whole log.
    private static final int FARTHEST = 10_000;

    private static final String EVENT_ID = """
            ('e-' || encode(e.event_hash, 'hex') || '-' || replace(e.source_id::text, '-', '') || '-'
             || encode(convert_to(e.call_id, 'UTF8'), 'hex')) collate "C"
            """;
    private static final String ENTRY_ID = "('d-' || e.delivery_id) collate \"C\"";

    /// The route knows the agent. Under an id that agents of several clients share, the route of
    /// each of them.
    private static final String EVENTS = """
            select e.received_at, %1$s as id, e.source_id, e.event, e.call_id,
                   case when r.client_id = e.client_id then r.agent_id
                        else (select min(a.agent_id) from agent_route a
                               where a.call_id = e.call_id and a.source_id = e.source_id
                                 and a.client_id = e.client_id) end as agent_id,
                   e.client_id,
                   case when e.client_id = :nobody then 'unclaimed' else 'stored' end as outcome,
                   null::text as reason, e.body_bytes, true as replayable
              from call_event e
              left join call_route r on r.call_id = e.call_id and r.source_id = e.source_id
             where %2$s
            """;

    /// Only the beginning of a large unreadable body is kept.
    private static final String ENTRIES = """
            select e.received_at, %1$s as id, e.source_id, e.event, e.call_id, e.agent_id, e.client_id, e.outcome,
                   case when e.resolved_at is null then e.reason
                        else concat_ws(' ', e.reason, '(replayed with success)') end as reason,
                   e.body_bytes,
                   e.outcome <> 'duplicate' and e.body is not null and e.resolved_at is null
                       and (e.outcome in ('dead', 'conflict') or e.body_bytes <= 262144) as replayable
              from delivery e
             where %2$s
            """;

    private static final String EVENTS_OF_CALL = """
            e.call_id = :call and e.client_id in (
                select client_id from call_route where call_id = :call
                union select client_id from agent_route where call_id = :call)
            """;
    private static final String ENTRIES_OF_CALL = "e.call_id = :call";
    private static final String OLDER =
            "(:at::timestamptz is null or e.received_at <= :at and (e.received_at < :at or %s < :after))";

    private static final String EVENT_KEY = """
            e.call_id = :call and e.source_id = :source and e.event_hash = :hash and e.client_id in (
                select client_id from call_route where call_id = :call and source_id = :source
                union select client_id from agent_route where call_id = :call and source_id = :source)
            """;

    private static final String EVENT_BODY = "select e.body from call_event e where " + EVENT_KEY;
    private static final String ENTRY_KEY = "e.delivery_id = :delivery";
    private static final String ENTRY_BODY = "select e.body from delivery e where " + ENTRY_KEY;

    private Deliveries() {}

    /// @param end where the walk ended before the log did; null at its end
    private record Walked(List<Delivery> rows, @Nullable Position end) {}

    static DeliveryPage list(JdbcClient sql, DeliveryQuery.Checked query) {
        var rows = new ArrayList<Delivery>();
        Position horizon = null;
        for (Walked walked : walks(sql, query)) {
            rows.addAll(walked.rows());
            // Past the point where the first scan stopped only one table was read: rows from there on are left out.
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
        boolean ofCall = query.callId() != null;
        var walks = new ArrayList<Walked>();
        if (query.mayBeEvent()) {
            String where = OLDER.formatted(EVENT_ID) + (ofCall ? " and " + EVENTS_OF_CALL : "");
            walks.add(walk(sql, query, EVENTS.formatted(EVENT_ID, where)));
        }
        if (query.mayBeEntry()) {
            String where = OLDER.formatted(ENTRY_ID) + (ofCall ? " and " + ENTRIES_OF_CALL : "");
            walks.add(walk(sql, query, ENTRIES.formatted(ENTRY_ID, where)));
        }
        return walks;
    }

    private static Walked walk(JdbcClient sql, DeliveryQuery.Checked query, String part) {
        int scan = query.filtered() ? FARTHEST : query.limit() + 1;
        Position after = query.after();
        var rows = new ArrayList<Delivery>();
        var ends = new ArrayList<Position>();
        var statement = sql.sql("""
            with scanned as materialized (%s order by received_at desc, id desc limit :scan)
            select f.scanned, f.far_at, f.far_id, d.*, s.name as source_name, c.name as client_name
              from (select count(*) as scanned, min(received_at) as far_at,
                           (array_agg(id order by received_at, id))[1] as far_id from scanned) f
              left join lateral (
                    select * from scanned
                     where (:agent::text is null or agent_id = :agent)
                       and (:source::uuid is null or source_id = :source)
                       and (:outcome::text is null or outcome = :outcome)
                     order by received_at desc, id desc
                     limit :limit) d on true
              left join source s on s.source_id = d.source_id
              left join client c on c.client_id = d.client_id
             order by d.received_at desc, d.id desc
            """.formatted(part))
                .param(
                        "at",
                        after == null ? null : after.receivedAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("after", after == null ? null : after.id(), Types.VARCHAR)
                .param("agent", query.agentId(), Types.VARCHAR)
                .param("source", query.sourceId(), Types.OTHER)
                .param("outcome", query.outcome() == null ? null : query.outcome().text(), Types.VARCHAR)
                .param("call", query.callId(), Types.VARCHAR)
                .param("nobody", CallFigures.NOBODY)
                .param("scan", scan)
                .param("limit", query.limit() + 1);
        statement.query(row -> {
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
        String part = switch (id) {
            case DeliveryId.OfEvent _ -> EVENTS.formatted(EVENT_ID, EVENT_KEY);
            case DeliveryId.OfEntry _ -> ENTRIES.formatted(ENTRY_ID, ENTRY_KEY);
        };
        return keyed(sql.sql("""
            select d.*, s.name as source_name, c.name as client_name from (%s) d
              left join source s on s.source_id = d.source_id
              left join client c on c.client_id = d.client_id
            """.formatted(part)).param("nobody", CallFigures.NOBODY), id)
                .query((row, _) -> read(row))
                .optional();
    }

    /// @return zstd-compressed; empty when none was kept
    static Optional<byte[]> body(JdbcClient sql, DeliveryId id) {
        String statement = id instanceof DeliveryId.OfEvent ? EVENT_BODY : ENTRY_BODY;
        return keyed(sql.sql(statement), id)
                .query((row, _) -> Optional.ofNullable(row.getBytes("body")))
                .optional()
                .flatMap(body -> body);
    }

    private static JdbcClient.StatementSpec keyed(JdbcClient.StatementSpec statement, DeliveryId id) {
        return switch (id) {
            case DeliveryId.OfEvent(byte[] hash, UUID sourceId, String callId) ->
                statement.param("hash", hash).param("source", sourceId).param("call", callId);
            case DeliveryId.OfEntry(UUID deliveryId) -> statement.param("delivery", deliveryId);
        };
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
                CallFigures.NOBODY.equals(clientId) ? null : clientId,
                row.getString("client_name"),
                DeliveryOutcome.of(row.getString("outcome")),
                row.getString("reason"),
                row.getInt("body_bytes"),
                row.getBoolean("replayable"));
    }
}
