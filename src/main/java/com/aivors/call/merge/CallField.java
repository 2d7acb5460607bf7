package com.aivors.call.merge;

import com.aivors.platform.database.Columns;
import com.aivors.retell.CallEvent;
import com.aivors.retell.CallFacts;
import com.aivors.retell.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The merged columns of `call`, in the order of `call.field_keys`. Append only, because rows store
/// this order.
enum CallField {
    AGENT_ID("agent_id", "text", CallFacts::agentId),
    AGENT_NAME("agent_name", "text", CallFacts::agentName),
    CALL_TYPE("call_type", "text", CallFacts::callType),
    DIRECTION("direction", "text", CallFacts::direction),
    FROM_NUMBER("from_number", "text", CallFacts::fromNumber),
    TO_NUMBER("to_number", "text", CallFacts::toNumber),
    STATUS("status", "text", CallFacts::status),
    ENDED_AT("ended_at", "timestamptz", facts -> instant(facts.endedAtMillis())),
    DURATION("duration_ms", "int8", CallFacts::durationMillis),
    DISCONNECTION_REASON("disconnection_reason", "text", CallFacts::disconnectionReason),
    SUCCESSFUL("successful", "boolean", CallFacts::successful),
    IN_VOICEMAIL("in_voicemail", "boolean", CallFacts::inVoicemail),
    SENTIMENT("sentiment", "text", CallFacts::sentiment),
    SUMMARY("summary", "text", CallFacts::summary),
    COST("cost_cents", "numeric", CallFacts::costCents),
    LATENCY("latency_ms", "float8", CallFacts::latencyMillis),
    CUSTOM_ANALYSIS("custom_analysis", "text", CallFacts::customAnalysis),
    /// The hash of the event whose stored body provides the details of the call.
    BODY("body_hash", "bytea", null),
    /// True, or null when no event has named a recording.
    RECORDED("recorded", "boolean", CallFacts::recorded);

    private final String column;
    private final String sqlType;
    private final @Nullable Function<CallFacts, @Nullable Object> value;

    CallField(String column, String sqlType, @Nullable Function<CallFacts, @Nullable Object> value) {
        this.column = column;
        this.sqlType = sqlType;
        this.value = value;
    }

    String column() {
        return column;
    }

    String sqlType() {
        return sqlType;
    }

    /// Returns the index in `call.field_keys`, from 0.
    @SuppressWarnings("EnumOrdinal") // rows store this order
    int place() {
        return ordinal();
    }

    @Nullable
    Object of(CallEvent event) {
        return switch (this) {
            case STATUS -> status(event);
            default -> value == null ? event.hash() : value.apply(event.facts());
        };
    }

    /// @return the value of this column in a row
    @Nullable
    Object read(ResultSet row) throws SQLException {
        return switch (sqlType) {
            case "text" -> row.getString(column);
            case "timestamptz" -> Columns.instant(row, column);
            case "int8" -> row.getObject(column, Long.class);
            case "boolean" -> row.getObject(column, Boolean.class);
            case "numeric" -> row.getBigDecimal(column);
            case "float8" -> row.getObject(column, Double.class);
            case "bytea" -> row.getBytes(column);
            default -> throw new IllegalStateException("no such type: " + sqlType);
        };
    }

    /// @return 0 when the event has no value for this field
    long keyOf(CallEvent event, @Nullable Object said) {
        return switch (this) {
            case STATUS -> said instanceof String status ? MergeKey.byStatus(event, status) : 0;
            case BODY -> MergeKey.byRank(event);
            default -> said == null ? 0 : MergeKey.byTime(event);
        };
    }

    /// Returns "ended" for an ended call, even if the event has an earlier status: Retell's
    /// documentation shows a `call_ended` with the status `registered`.
    private static @Nullable String status(CallEvent event) {
        CallFacts facts = event.facts();
        EventType type = EventType.of(event.event());
        boolean ended =
                facts.endedAtMillis() != null || facts.disconnectionReason() != null || (type != null && type.ends());
        return ended && OutcomeRule.isBeforeTheEnd(facts.status()) ? "ended" : facts.status();
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
