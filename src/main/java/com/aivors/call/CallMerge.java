package com.aivors.call;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Writes merged states into `call` and `call_transcript`, with the same rule in SQL as
/// [CallState#merge] in Java, and marks the hours whose rollups that makes wrong. With
/// [CallRewrite] the only class that writes these two tables' rows. The caller owns the
/// transaction.
public final class CallMerge {

    private static final List<CallField> FIELDS = List.of(CallField.values());

    private static final String UPSERT_TRANSCRIPT = """
            insert into call_transcript as c (client_id, call_id, transcript_key, transcript)
            select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[])
            on conflict (client_id, call_id) do update set
                transcript_key = excluded.transcript_key,
                transcript = excluded.transcript
            where excluded.transcript_key > c.transcript_key
            """;

    /// Whoever takes a call away marks the hour it was counted in.
    private static final String FORGET = """
            with gone as (
                delete from call where client_id = ? and call_id = any(?) returning client_id, listed_at)
            insert into rollup_mark (client_id, hour)
            select distinct client_id, date_trunc('hour', listed_at, 'UTC') from gone
            """;

    private static final String FORGET_TRANSCRIPT =
            "delete from call_transcript where client_id = ? and call_id = any(?)";

    private CallMerge() {}

    /// @param states at most one a call, in an order that all writers share: two batches that
    ///     touch the same calls in different orders would deadlock
    public static void write(Connection connection, Collection<CallState> states) throws SQLException {
        write(connection, states, connection.getMetaData().getDatabaseMajorVersion());
    }

    /// @param version of PostgreSQL
    static void write(Connection connection, Collection<CallState> states, int version) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        List<CallState> spoken =
                states.stream().filter(state -> state.transcript() != null).toList();
        // Two statements in one, and so one way to the database and back.
        String sql = CallUpsert.of(version) + (spoken.isEmpty() ? "" : ";" + UPSERT_TRANSCRIPT);
        try (var statement = connection.prepareStatement(sql)) {
            var calls = bind(connection, statement, states);
            if (!spoken.isEmpty()) {
                bindTranscripts(calls.then(spoken));
            }
            while (count(statement) < states.size()) {
                // Another writer has just added one of them. The next look sees it, and to merge again harms nothing.
            }
        }
    }

    /// The parameters of every statement of [CallUpsert].
    ///
    /// @return what has bound them, for those of a statement behind it
    static ArrayParameters<CallState> bind(
            Connection connection, PreparedStatement statement, Collection<CallState> states) throws SQLException {
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
        return columns;
    }

    private static int count(PreparedStatement statement) throws SQLException {
        statement.execute();
        try (var rows = statement.getResultSet()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Takes calls away from a client, with their transcripts. Their events are not ours.
    public static void forget(Connection connection, UUID clientId, Collection<String> callIds) throws SQLException {
        for (String forget : List.of(FORGET, FORGET_TRANSCRIPT)) {
            try (var statement = connection.prepareStatement(forget)) {
                statement.setObject(1, clientId);
                statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
                statement.executeUpdate();
            }
        }
    }

    static void bindTranscripts(ArrayParameters<CallState> states) throws SQLException {
        states.bind("uuid", CallState::clientId)
                .bind("text", CallState::callId)
                .bind("int8", CallState::transcriptKey)
                .bind("text", CallState::transcript);
    }
}
