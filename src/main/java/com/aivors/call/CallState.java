package com.aivors.call;

import com.aivors.retell.CallEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a set of events says about one call. [#merge] may be applied in any order, any number
/// of times.
public final class CallState {

    private static final CallField[] FIELDS = CallField.values();

    private final UUID clientId;
    private final String callId;
    private final @Nullable Object[] values;
    private final long[] keys;
    private final @Nullable String transcript;
    private final long transcriptKey;
    private final @Nullable Long startedAtMillis;
    private final Instant firstSaidAt;
    private final Instant createdAt;

    private CallState(
            UUID clientId,
            String callId,
            @Nullable Object[] values,
            long[] keys,
            @Nullable String transcript,
            long transcriptKey,
            @Nullable Long startedAtMillis,
            Instant firstSaidAt,
            Instant createdAt) {
        this.clientId = clientId;
        this.callId = callId;
        this.values = values;
        this.keys = keys;
        this.transcript = transcript;
        this.transcriptKey = transcriptKey;
        this.startedAtMillis = startedAtMillis;
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
                event.facts().startedAtMillis(),
                said,
                receivedAt);
    }

    /// Of each field the value with the greater key; of the times the earlier.
    public CallState merge(CallState other) {
        var mergedValues = new @Nullable Object[FIELDS.length];
        var mergedKeys = new long[FIELDS.length];
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
                earlier(startedAtMillis, other.startedAtMillis),
                earlier(firstSaidAt, other.firstSaidAt),
                earlier(createdAt, other.createdAt));
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

    long key(CallField field) {
        return keys[field.place()];
    }

    @Nullable
    String transcript() {
        return transcript;
    }

    long transcriptKey() {
        return transcriptKey;
    }

    @Nullable
    Long startedAtMillis() {
        return startedAtMillis;
    }

    Instant firstSaidAt() {
        return firstSaidAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
