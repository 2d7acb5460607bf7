package com.aivors.call;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes merged states into `call` and `call_transcript`, with the same rule in SQL as
/// [CallState#merge] in Java. The only class that writes these two tables' rows. The caller
/// owns the transaction.
public final class CallMerge {

    private static final List<CallField> FIELDS = List.of(CallField.values());

    /// One statement a batch; the keys arrive as one flat array, since PostgreSQL's `unnest`
    /// flattens nested ones.
    private static final String UPSERT = """
            insert into call as c
                (client_id, call_id, started_at, first_said_at, created_at, %s, field_keys)
            select t.client_id, t.call_id, t.started_at, t.first_said_at, t.created_at, %s,
                   (?::bigint[])[(t.n - 1) * %d + 1 : t.n * %d]
              from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], %s)
                   with ordinality as t (client_id, call_id, started_at, first_said_at, created_at, %s, n)
            on conflict (client_id, call_id) do update set
                started_at = least(c.started_at, excluded.started_at),
                first_said_at = least(c.first_said_at, excluded.first_said_at),
                created_at = least(c.created_at, excluded.created_at),
                %s,
                field_keys = array[%s]
            """.formatted(
            each(CallField::column, ", "),
            each(field -> "t." + field.column(), ", "),
            FIELDS.size(),
            FIELDS.size(),
            each(field -> "?::" + field.sqlType() + "[]", ", "),
            each(CallField::column, ", "),
            each(
                    field ->
                            "%1$s = case when excluded.field_keys[%2$d] > c.field_keys[%2$d] then excluded.%1$s else c.%1$s end"
                                    .formatted(field.column(), field.place() + 1),
                    ",\n    "),
            each(
                    field -> "greatest(c.field_keys[%1$d], excluded.field_keys[%1$d])".formatted(field.place() + 1),
                    ", "));

    private static final String UPSERT_TRANSCRIPT = """
            insert into call_transcript as c (client_id, call_id, transcript_key, transcript)
            select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[])
            on conflict (client_id, call_id) do update set
                transcript_key = excluded.transcript_key,
                transcript = excluded.transcript
            where excluded.transcript_key > c.transcript_key
            """;

    private CallMerge() {}

    /// @param states at most one a call, in an order that all writers share: two batches that
    ///     touch the same calls in different orders would deadlock
    public static void write(Connection connection, Collection<CallState> states) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(UPSERT)) {
            var columns = new ArrayParameters<>(connection, statement, List.copyOf(states));
            columns.bindAll(
                    "int8",
                    states.stream()
                            .flatMap(state -> FIELDS.stream().map(state::key))
                            .toArray());
            columns.bind("uuid", CallState::clientId);
            columns.bind("text", CallState::callId);
            columns.bind("timestamptz", state -> CallField.instant(state.startedAtMillis()));
            columns.bind("timestamptz", CallState::firstSaidAt);
            columns.bind("timestamptz", CallState::createdAt);
            for (CallField field : FIELDS) {
                columns.bind(field.sqlType(), state -> state.value(field));
            }
            statement.executeUpdate();
        }
        List<CallState> spoken =
                states.stream().filter(state -> state.transcript() != null).toList();
        if (!spoken.isEmpty()) {
            writeTranscripts(connection, spoken);
        }
    }

    private static void writeTranscripts(Connection connection, List<CallState> spoken) throws SQLException {
        try (var statement = connection.prepareStatement(UPSERT_TRANSCRIPT)) {
            var columns = new ArrayParameters<>(connection, statement, spoken);
            columns.bind("uuid", CallState::clientId);
            columns.bind("text", CallState::callId);
            columns.bind("int8", CallState::transcriptKey);
            columns.bind("text", CallState::transcript);
            statement.executeUpdate();
        }
    }

    private static String each(Function<CallField, String> part, String separator) {
        return FIELDS.stream().map(part).collect(Collectors.joining(separator));
    }
}
