package com.aivors.call.merge;

import com.aivors.platform.database.Columns;
import com.aivors.retell.CallEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The merged content of a set of events of one call. [#merge] may be applied in any order and
/// repeatedly.
public final class CallState {

    private static final CallField[] FIELDS = CallField.values();

    /// A longer difference between start and end is a mistake of the sender.
    private static final Duration LONGEST = Duration.ofDays(30);

    private final UUID clientId;
    private final String callId;
    private final @Nullable Object[] values;

    /// At least one key per field. A row that a newer version has written has more; they must be
    /// kept.
    private final long[] keys;
    private final @Nullable String transcript;
    private final long transcriptKey;
    private final @Nullable Instant startedAt;
    private final Instant firstSaidAt;
    private final Instant createdAt;

    private CallState(
            UUID clientId,
            String callId,
            @Nullable Object[] values,
            long[] keys,
            @Nullable String transcript,
            long transcriptKey,
            @Nullable Instant startedAt,
            Instant firstSaidAt,
            Instant createdAt) {
        this.clientId = clientId;
        this.callId = callId;
        this.values = values;
        this.keys = keys;
        this.transcript = transcript;
        this.transcriptKey = transcriptKey;
        this.startedAt = startedAt;
        this.firstSaidAt = firstSaidAt;
        this.createdAt = createdAt;
    }

    public static CallState of(UUID clientId, CallEvent event, Instant receivedAt) {
        var values = new @Nullable Object[FIELDS.length];
        var keys = new long[FIELDS.length];
        for (int i = 0; i < FIELDS.length; i++) {
            values[i] = FIELDS[i].of(event);
            keys[i] = FIELDS[i].keyOf(event, values[i]);
        }
        String transcript = event.facts().transcript();
        Instant said = event.sentAtMillis() > 0 ? Instant.ofEpochMilli(event.sentAtMillis()) : receivedAt;
        return new CallState(
                clientId,
                event.callId(),
                values,
                keys,
                transcript,
                transcript == null ? 0 : MergeKey.byTime(event),
                CallField.instant(event.facts().startedAtMillis()),
                said,
                receivedAt);
    }

    /// Reads a row of `call`, without its transcript.
    static CallState read(ResultSet row) throws SQLException {
        var stored = (Long[]) row.getArray("field_keys").getArray();
        var keys = new long[Math.max(FIELDS.length, stored.length)];
        for (int i = 0; i < stored.length; i++) {
            keys[i] = stored[i] == null ? 0 : stored[i];
        }
        var values = new @Nullable Object[FIELDS.length];
        for (int i = 0; i < FIELDS.length; i++) {
            values[i] = FIELDS[i].read(row);
        }
        if (keys[CallField.DURATION.place()] == 0) {
            // No event contained the duration; it was computed from start and end.
            values[CallField.DURATION.place()] = null;
        }
        return new CallState(
                row.getObject("client_id", UUID.class),
                row.getString("call_id"),
                values,
                keys,
                null,
                0,
                Columns.instant(row, "started_at"),
                row.getTimestamp("first_said_at").toInstant(),
                row.getTimestamp("created_at").toInstant());
    }

    /// Takes the value with the greater key for each field, and the earlier of two times.
    public CallState merge(CallState other) {
        var mergedValues = new @Nullable Object[FIELDS.length];
        long[] mergedKeys = keys.length < other.keys.length ? other.keys.clone() : keys.clone();
        for (int i = 0; i < FIELDS.length; i++) {
            CallState winner = other.keys[i] > keys[i] ? other : this;
            mergedValues[i] = winner.values[i];
            mergedKeys[i] = winner.keys[i];
        }
        CallState spoken = other.transcriptKey > transcriptKey ? other : this;
        return new CallState(
                clientId,
                callId,
                mergedValues,
                mergedKeys,
                spoken.transcript,
                spoken.transcriptKey,
                startedAt == null || other.startedAt == null
                        ? (startedAt == null ? other.startedAt : startedAt)
                        : earlier(startedAt, other.startedAt),
                earlier(firstSaidAt, other.firstSaidAt),
                earlier(createdAt, other.createdAt));
    }

    /// Keeps the keys of fields that only a newer version knows, because the row keeps their
    /// values.
    CallState keepingUnknownKeysOf(CallState row) {
        if (row.keys.length <= keys.length) {
            return this;
        }
        long[] all = row.keys.clone();
        System.arraycopy(keys, 0, all, 0, keys.length);
        return new CallState(
                clientId, callId, values, all, transcript, transcriptKey, startedAt, firstSaidAt, createdAt);
    }

    public UUID clientId() {
        return clientId;
    }

    public String callId() {
        return callId;
    }

    @Nullable
    Object value(CallField field) {
        return values[field.place()];
    }

    long[] keys() {
        return keys;
    }

    @Nullable
    String transcript() {
        return transcript;
    }

    long transcriptKey() {
        return transcriptKey;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    /// Returns the sort key of lists: the start, or the time of the first event if the call never
    /// connected.
    Instant listedAt() {
        return startedAt == null ? firstSaidAt : startedAt;
    }

    /// Returns the duration from an event, or else the time from start to end. Start and end may
    /// come from different events.
    @Nullable
    Long durationMillis() {
        if (values[CallField.DURATION.place()] instanceof Long said) {
            return said;
        }
        if (startedAt == null || !(values[CallField.ENDED_AT.place()] instanceof Instant endedAt)) {
            return null;
        }
        Duration between = Duration.between(startedAt, endedAt);
        return between.isNegative() || between.compareTo(LONGEST) > 0 ? null : between.toMillis();
    }

    Instant firstSaidAt() {
        return firstSaidAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
