package com.aivors.call;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The only class that knows the SQL of reading calls. Every query names the client; row-level
/// security of the caller's role says it again.
public final class Calls {

    private static final String BY_IDS = """
            select %s from call c where c.client_id = :client and c.call_id in (:ids)
            """.formatted(CallRow.COLUMNS);

    private static final String CHANGED_SINCE = """
            select distinct e.call_id from call_event e
             where e.client_id = :client and e.received_at > :since
             limit :limit
            """;

    private static final String REST = """
            select c.in_voicemail, c.cost_cents, t.transcript, e.body, e.body_bytes
              from call c
              left join call_transcript t on t.client_id = c.client_id and t.call_id = c.call_id
              left join call_event e
                on e.client_id = c.client_id and e.call_id = c.call_id and e.event_hash = c.body_hash
             where c.client_id = :client and c.call_id = :call
            """;

    private static final String EVENTS = """
            select event, received_at from call_event
             where client_id = :client and call_id = :call
             order by received_at, event
            """;

    private Calls() {}

    public static CallPage list(
            JdbcClient sql, UUID clientId, CallFilter filter, @Nullable String cursorText, int limit) {
        Cursor cursor = Cursor.parse(cursorText);
        var calls =
                new ArrayList<>(query(sql, clientId, filter, cursor, limit + 1).list());
        boolean more = calls.size() > limit;
        if (more) {
            calls.removeLast();
        }
        return new CallPage(
                List.copyOf(calls), more ? Cursor.after(calls.getLast()).text() : null);
    }

    public static List<CallRow> byIds(JdbcClient sql, UUID clientId, Collection<String> callIds) {
        return callIds.isEmpty()
                ? List.of()
                : sql.sql(BY_IDS)
                        .param("client", clientId)
                        .param("ids", callIds)
                        .query(CallRow::read)
                        .list();
    }

    public static List<String> changedSince(JdbcClient sql, UUID clientId, Instant since, int limit) {
        return sql.sql(CHANGED_SINCE)
                .param("client", clientId)
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query((row, _) -> row.getString("call_id"))
                .list();
    }

    public static Optional<CallDetail> detail(JdbcClient sql, UUID clientId, String callId, Instant now) {
        return byIds(sql, clientId, List.of(callId)).stream()
                .findFirst()
                .map(row -> sql.sql(REST)
                        .param("client", clientId)
                        .param("call", callId)
                        .query((rest, _) -> DetailReader.read(row, rest, events(sql, clientId, callId), now))
                        .single());
    }

    private static List<CallDetail.ReceivedEvent> events(JdbcClient sql, UUID clientId, String callId) {
        return sql.sql(EVENTS)
                .param("client", clientId)
                .param("call", callId)
                .query((row, _) -> new CallDetail.ReceivedEvent(
                        row.getString("event"), row.getTimestamp("received_at").toInstant()))
                .list();
    }

    private static JdbcClient.MappedQuerySpec<CallRow> query(
            JdbcClient sql, UUID clientId, CallFilter filter, @Nullable Cursor cursor, int limit) {
        CallFilter.Sql filtered = filter.sql();
        if (cursor != null) {
            filtered.conditions().add("(c.listed_at, c.call_id) < (:listedAt, :callId)");
            filtered.parameters().put("listedAt", Timestamp.from(cursor.listedAt()));
            filtered.parameters().put("callId", cursor.callId());
        }
        filtered.conditions().addFirst("c.client_id = :client");
        return sql.sql("""
                        select %s
                          from call c
                         where %s
                         order by c.listed_at desc, c.call_id desc
                         limit :limit
                        """.formatted(CallRow.COLUMNS, String.join(" and ", filtered.conditions())))
                .param("client", clientId)
                .param("limit", limit)
                .params(filtered.parameters())
                .query(CallRow::read);
    }
}
