package com.aivors.call.list;

import com.aivors.call.CallDetail;
import com.aivors.call.CallDisclosure;
import com.aivors.call.CallRow;
import com.aivors.call.FilteredCall;
import com.aivors.call.filter.ChosenFilters;
import com.aivors.client.settings.FieldRoles;
import com.aivors.client.settings.SettingsRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads calls. The only class that knows this SQL. Every query names the client, and row-level
/// security of the role checks it again. Lists and details pass through [CallDisclosure].
public final class Calls {

    private static final String BY_IDS = """
            select %s from call c where c.client_id = :client and c.call_id in (:ids)
            """.formatted(FilteredCall.COLUMNS);

    private static final String CHANGED_SINCE = """
            select e.call_id from call_event e where e.client_id = :client and e.received_at > :since
            union
            select r.call_id from call_review r where r.client_id = :client and r.changed_at > :since
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

    private static final String TRANSCRIPTS = """
            select call_id, transcript from call_transcript where client_id = :client and call_id in (:ids)
            """;

    private Calls() {}

    /// @param limit the most calls; a page may hold fewer and still have a next one
    public static CallPage list(
            JdbcClient sql,
            UUID clientId,
            CallDisclosure disclosure,
            ChosenFilters filter,
            @Nullable String cursorText,
            int limit) {
        CallPage page = new CallReading(sql, clientId, disclosure, filter)
                .read(Cursor.parse(cursorText), limit)
                .headedBy(roles(sql, clientId))
                .page(disclosure);
        return new CallPage(CallReviews.in(sql, clientId, page.calls()), page.nextCursor());
    }

    public static List<CallRow> byIds(
            JdbcClient sql, UUID clientId, CallDisclosure disclosure, Collection<String> callIds) {
        return wholeByIds(sql, clientId, callIds).stream().map(disclosure::row).toList();
    }

    private static List<CallRow> wholeByIds(JdbcClient sql, UUID clientId, Collection<String> callIds) {
        if (callIds.isEmpty()) {
            return List.of();
        }
        FieldRoles roles = roles(sql, clientId);
        List<CallRow> rows =
                sql.sql(BY_IDS).param("client", clientId).param("ids", callIds).query(FilteredCall::read).stream()
                        .map(call -> call.headedBy(roles).row())
                        .toList();
        return CallReviews.in(sql, clientId, rows);
    }

    private static FieldRoles roles(JdbcClient sql, UUID clientId) {
        return SettingsRows.of(sql, clientId).fieldRoles();
    }

    /// @return by call id; omits calls without a transcript
    public static Map<String, String> transcripts(JdbcClient sql, UUID clientId, Collection<String> callIds) {
        var transcripts = new HashMap<String, String>();
        if (!callIds.isEmpty()) {
            sql.sql(TRANSCRIPTS).param("client", clientId).param("ids", callIds).query(row -> {
                transcripts.put(row.getString("call_id"), row.getString("transcript"));
            });
        }
        return transcripts;
    }

    public static List<String> changedSince(JdbcClient sql, UUID clientId, Instant since, int limit) {
        return sql.sql(CHANGED_SINCE)
                .param("client", clientId)
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query((row, _) -> row.getString("call_id"))
                .list();
    }

    public static Optional<CallDetail> detail(
            JdbcClient sql, UUID clientId, CallDisclosure disclosure, String callId, Instant now) {
        return wholeByIds(sql, clientId, List.of(callId)).stream()
                .findFirst()
                .map(row -> sql.sql(REST)
                        .param("client", clientId)
                        .param("call", callId)
                        .query((rest, _) -> DetailReader.read(row, rest, events(sql, clientId, callId), now))
                        .single())
                .map(disclosure::detail);
    }

    private static List<CallDetail.ReceivedEvent> events(JdbcClient sql, UUID clientId, String callId) {
        return sql.sql(EVENTS)
                .param("client", clientId)
                .param("call", callId)
                .query((row, _) -> new CallDetail.ReceivedEvent(
                        row.getString("event"), row.getTimestamp("received_at").toInstant()))
                .list();
    }
}
