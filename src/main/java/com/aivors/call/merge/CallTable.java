package com.aivors.call.merge;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writes `call` and `call_transcript`. The only class that knows this SQL. Each statement names
/// its clients and locks in the order of all writers, so that it also works when tables are sharded
/// by client.
final class CallTable {

    /// Inserts one row per array element. The keys are sent as text, because `unnest` would flatten
    /// arrays of arrays.
    private static final String ROWS = """
            insert into call as c
                (client_id, call_id, agent_id, agent_name, call_type, direction, from_number, to_number, status,
                 ended_at, duration_ms, disconnection_reason, successful, in_voicemail, sentiment, summary, cost_cents,
                 latency_ms, custom_analysis, body_hash, recorded, field_keys, outcome, started_at, first_said_at,
                 created_at)
            select t.client_id, t.call_id, t.agent_id, t.agent_name, t.call_type, t.direction, t.from_number,
                   t.to_number, t.status, t.ended_at, t.duration_ms, t.disconnection_reason, t.successful,
                   t.in_voicemail, t.sentiment, t.summary, t.cost_cents, t.latency_ms, t.custom_analysis, t.body_hash,
                   t.recorded, t.field_keys::bigint[], t.outcome, t.started_at, t.first_said_at, t.created_at
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::timestamptz[], ?::int8[], ?::text[], ?::boolean[], ?::boolean[], ?::text[],
                          ?::text[], ?::numeric[], ?::float8[], ?::text[], ?::bytea[], ?::boolean[], ?::text[],
                          ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                   as t (client_id, call_id, agent_id, agent_name, call_type, direction, from_number, to_number, status,
                         ended_at, duration_ms, disconnection_reason, successful, in_voicemail, sentiment, summary,
                         cost_cents, latency_ms, custom_analysis, body_hash, recorded, field_keys, outcome, started_at,
                         first_said_at, created_at)
            on conflict (client_id, call_id) do update set
            """;

    private static final String COLUMNS = """
            c.client_id, c.call_id, c.agent_id, c.agent_name, c.call_type, c.direction, c.from_number, c.to_number,
            c.status, c.ended_at, c.duration_ms, c.disconnection_reason, c.successful, c.in_voicemail, c.sentiment,
            c.summary, c.cost_cents, c.latency_ms, c.custom_analysis, c.body_hash, c.recorded, c.field_keys,
            c.outcome, c.started_at, c.first_said_at, c.created_at, c.listed_at
            """;

    /// Inserts new rows. Locks and returns existing rows without a change: a second writer waits
    /// here for the commit of the first one and then sees its result. A row without `xmax` is new.
    private static final String ADD = ROWS + """
                created_at = c.created_at
            returning c.xmax <> 0 as was_there,
            """ + COLUMNS;

    private static final String WRITE = ROWS + """
                agent_id = excluded.agent_id,
                agent_name = excluded.agent_name,
                call_type = excluded.call_type,
                direction = excluded.direction,
                from_number = excluded.from_number,
                to_number = excluded.to_number,
                status = excluded.status,
                ended_at = excluded.ended_at,
                duration_ms = excluded.duration_ms,
                disconnection_reason = excluded.disconnection_reason,
                successful = excluded.successful,
                in_voicemail = excluded.in_voicemail,
                sentiment = excluded.sentiment,
                summary = excluded.summary,
                cost_cents = excluded.cost_cents,
                latency_ms = excluded.latency_ms,
                custom_analysis = excluded.custom_analysis,
                body_hash = excluded.body_hash,
                recorded = excluded.recorded,
                field_keys = excluded.field_keys,
                outcome = excluded.outcome,
                started_at = excluded.started_at,
                first_said_at = excluded.first_said_at,
                created_at = excluded.created_at
            """;

    private static final String HOLD = "select " + COLUMNS + """
              from call c
             where c.client_id = ? and c.call_id = any(?)
             order by c.call_id
               for no key update of c
            """;

    private static final String DELETE = """
            delete from call c where c.client_id = ? and c.call_id = any(?)
            returning
            """ + COLUMNS;

    private static final String ADD_TRANSCRIPTS = """
            insert into call_transcript as c (client_id, call_id, transcript_key, transcript)
            select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[])
            on conflict (client_id, call_id) do update set
                transcript_key = excluded.transcript_key,
                transcript = excluded.transcript
            where excluded.transcript_key > c.transcript_key
            """;

    private static final String DELETE_TRANSCRIPTS =
            "delete from call_transcript where client_id = ? and call_id = any(?)";

    private CallTable() {}

    /// Adds the rows of new calls, and writes all newer transcripts, in one round trip.
    ///
    /// @param rows at most one per call, in the lock order that all writers share
    /// @return the existing calls, locked and unchanged
    static List<StoredCall> add(Connection connection, List<StoredCall> rows) throws SQLException {
        List<CallState> spoken = rows.stream()
                .map(StoredCall::state)
                .filter(state -> state.transcript() != null)
                .toList();
        var there = new ArrayList<StoredCall>();
        try (var statement = connection.prepareStatement(spoken.isEmpty() ? ADD : ADD + ";" + ADD_TRANSCRIPTS)) {
            var bound = bind(connection, statement, rows);
            if (!spoken.isEmpty()) {
                bindTranscripts(bound.then(spoken));
            }
            statement.execute();
            try (var row = statement.getResultSet()) {
                while (row.next()) {
                    if (row.getBoolean("was_there")) {
                        there.add(StoredCall.read(row));
                    }
                }
            }
        }
        return there;
    }

    /// Overwrites rows that the transaction has locked.
    static void write(Connection connection, List<StoredCall> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(WRITE)) {
            bind(connection, statement, rows);
            statement.executeUpdate();
        }
    }

    /// @return the calls that have a row, locked until the end of the transaction
    static List<StoredCall> hold(Connection connection, UUID clientId, Collection<String> callIds) throws SQLException {
        return ofClient(connection, HOLD, clientId, callIds);
    }

    /// @return the deleted rows
    static List<StoredCall> delete(Connection connection, UUID clientId, Collection<String> callIds)
            throws SQLException {
        List<StoredCall> gone = ofClient(connection, DELETE, clientId, callIds);
        try (var statement = connection.prepareStatement(DELETE_TRANSCRIPTS)) {
            bind(connection, statement, clientId, callIds);
            statement.executeUpdate();
        }
        return gone;
    }

    static void bindTranscripts(ArrayParameters<CallState> states) throws SQLException {
        states.bind("uuid", CallState::clientId)
                .bind("text", CallState::callId)
                .bind("int8", CallState::transcriptKey)
                .bind("text", CallState::transcript);
    }

    private static List<StoredCall> ofClient(
            Connection connection, String sql, UUID clientId, Collection<String> callIds) throws SQLException {
        var calls = new ArrayList<StoredCall>();
        try (var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, clientId, callIds);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    calls.add(StoredCall.read(row));
                }
            }
        }
        return calls;
    }

    private static void bind(
            Connection connection, PreparedStatement statement, UUID clientId, Collection<String> callIds)
            throws SQLException {
        statement.setObject(1, clientId);
        statement.setArray(2, connection.createArrayOf("text", callIds.toArray(String[]::new)));
    }

    /// Binds the parameters of [#ROWS].
    private static ArrayParameters<StoredCall> bind(
            Connection connection, PreparedStatement statement, List<StoredCall> rows) throws SQLException {
        var columns = new ArrayParameters<>(connection, statement, rows);
        columns.bind("uuid", row -> row.state().clientId());
        columns.bind("text", row -> row.state().callId());
        for (CallField field : CallField.values()) {
            columns.bind(field.sqlType(), row -> row.column(field));
        }
        columns.bind("text", row -> literal(row.state().keys()));
        columns.bind("text", StoredCall::outcome);
        columns.bind("timestamptz", row -> row.state().startedAt());
        columns.bind("timestamptz", row -> row.state().firstSaidAt());
        columns.bind("timestamptz", row -> row.state().createdAt());
        return columns;
    }

    private static String literal(long[] keys) {
        return Arrays.stream(keys).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
