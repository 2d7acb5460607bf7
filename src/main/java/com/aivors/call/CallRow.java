package com.aivors.call;

import com.aivors.call.search.Highlight;
import com.aivors.client.settings.FieldRoles;
import com.aivors.platform.database.Columns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call as a row of a list.
///
/// @param userId the id of the client that owns the call; a client's first user has the same id
/// @param listedAt the sort key of lists: the start of the call, or the time of its first event if
///     it never connected
/// @param durationSeconds with milliseconds
/// @param durationMinutes rounded to two decimals
/// @param status as Retell sends it: registered, ongoing, ended, not_connected, error, or a newer
///     value
/// @param outcome as `CallOutcome.text` returns it
/// @param headline name, number and reason of the caller; null without values in declared fields
/// @param fields the plain values of the custom analysis as text; long values are cut
/// @param review set by users and rules
/// @param highlights the places where the call matches `q`; null without `q`
public record CallRow(
        String callId,
        UUID userId,
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable String callType,
        @Nullable String direction,
        @Nullable String fromNumber,
        @Nullable String toNumber,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Instant listedAt,
        @Nullable BigDecimal durationSeconds,
        @Nullable BigDecimal durationMinutes,
        String status,
        String outcome,
        @Nullable String disconnectionReason,
        @Nullable String sentiment,
        @Nullable Boolean successful,
        @Nullable String summary,
        Instant createdAt,
        @Nullable CallHeadline headline,
        Map<String, String> fields,
        CallReview review,
        @Nullable List<Highlight> highlights) {

    private static final int LONGEST_FIELD = 200;
    private static final int MOST_FIELDS = 50;

    static final String COLUMNS = """
            c.call_id, c.client_id, c.agent_id, c.agent_name, c.call_type, c.direction, c.from_number, c.to_number,
            c.started_at, c.ended_at, c.listed_at, c.duration_ms,
            coalesce(c.status, 'ongoing') as status, c.outcome, c.disconnection_reason,
            c.sentiment, c.successful, c.summary, c.created_at
            """;

    static CallRow read(ResultSet row, int number) throws SQLException {
        BigDecimal millis = row.getBigDecimal("duration_ms");
        return new CallRow(
                row.getString("call_id"),
                row.getObject("client_id", UUID.class),
                row.getString("agent_id"),
                row.getString("agent_name"),
                row.getString("call_type"),
                row.getString("direction"),
                row.getString("from_number"),
                row.getString("to_number"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "ended_at"),
                row.getTimestamp("listed_at").toInstant(),
                millis == null ? null : millis.movePointLeft(3),
                millis == null ? null : millis.divide(BigDecimal.valueOf(60_000), 2, RoundingMode.HALF_UP),
                row.getString("status"),
                row.getString("outcome"),
                row.getString("disconnection_reason"),
                row.getString("sentiment"),
                row.getObject("successful", Boolean.class),
                row.getString("summary"),
                row.getTimestamp("created_at").toInstant(),
                null,
                Map.of(),
                CallReview.NONE,
                null);
    }

    CallRow withHighlights(List<Highlight> found) {
        return changed(headline, fields, review, found);
    }

    public CallRow with(CallReview made) {
        return changed(headline, fields, made, highlights);
    }

    /// Replaces the numbers, the summary and the fields by their masked forms.
    CallRow masked(
            @Nullable String from, @Nullable String to, @Nullable String cutSummary, Map<String, String> cutFields) {
        return changed(
                from, to, cutSummary, headline == null ? null : headline.masked(), cutFields, review, highlights);
    }

    /// @param said as read by [CustomFields#of]
    CallRow with(FieldRoles roles, Map<String, String> said) {
        var shown = new LinkedHashMap<String, String>();
        said.entrySet().stream()
                .limit(MOST_FIELDS)
                .forEach(field -> shown.put(field.getKey(), CallHeadline.cut(field.getValue(), LONGEST_FIELD)));
        return changed(CallHeadline.of(roles, said), shown, review, highlights);
    }

    private CallRow changed(
            @Nullable CallHeadline head, Map<String, String> shown, CallReview made, @Nullable List<Highlight> found) {
        return changed(fromNumber, toNumber, summary, head, shown, made, found);
    }

    private CallRow changed(
            @Nullable String from,
            @Nullable String to,
            @Nullable String ofSummary,
            @Nullable CallHeadline head,
            Map<String, String> shown,
            CallReview made,
            @Nullable List<Highlight> found) {
        return new CallRow(
                callId,
                userId,
                agentId,
                agentName,
                callType,
                direction,
                from,
                to,
                startedAt,
                endedAt,
                listedAt,
                durationSeconds,
                durationMinutes,
                status,
                outcome,
                disconnectionReason,
                sentiment,
                successful,
                ofSummary,
                createdAt,
                head,
                shown,
                made,
                found);
    }
}
