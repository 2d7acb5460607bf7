package com.aivors.call;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Makes rows of calls what their events say, whatever was in them. A merge cannot: what is wrong
/// under a right key, or too early, would win. The caller owns the transaction.
///
/// In this order: [#hold], then the fold of the calls' events, then [#write]. Writers that came
/// before are then part of the fold, and those that come later merge into what was written.
public final class CallRewrite {

    private static final String HOLD = """
            select c.client_id, c.call_id
              from unnest(?::uuid[], ?::text[]) as w (client_id, call_id)
              join call c on c.client_id = w.client_id and c.call_id = w.call_id
             order by c.client_id, c.call_id
               for no key update of c
            """;

    private static final String TRANSCRIPTS = """
            with said as materialized (
                select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[])
                    as t (client_id, call_id, transcript_key, transcript)),
            written as (
                insert into call_transcript as c (client_id, call_id, transcript_key, transcript)
                select client_id, call_id, transcript_key, transcript from said where transcript is not null
                on conflict (client_id, call_id) do update set
                    transcript_key = excluded.transcript_key,
                    transcript = excluded.transcript
                where (c.transcript_key, c.transcript) is distinct from (excluded.transcript_key, excluded.transcript)
                returning client_id, call_id),
            gone as (
                delete from call_transcript c using said s
                 where c.client_id = s.client_id and c.call_id = s.call_id and s.transcript is null
                returning c.client_id, c.call_id)
            select client_id, call_id from written union all select client_id, call_id from gone
            """;

    private CallRewrite() {}

    private record Key(UUID clientId, String callId) {}

    /// Locks rows until the end of the transaction.
    ///
    /// @param calls by client
    /// @return those of them that have a row
    public static Map<UUID, Set<String>> hold(Connection connection, Map<UUID, Set<String>> calls) throws SQLException {
        var keys = new ArrayList<Key>();
        calls.forEach((client, callIds) -> callIds.forEach(callId -> keys.add(new Key(client, callId))));
        var held = new TreeMap<UUID, Set<String>>();
        try (var statement = connection.prepareStatement(HOLD)) {
            new ArrayParameters<>(connection, statement, keys)
                    .bind("uuid", Key::clientId)
                    .bind("text", Key::callId);
            read(statement, held);
        }
        return held;
    }

    /// @param held what [#hold] has answered; other calls may be about to be added by a writer,
    ///     and are merged
    /// @param states in the order of all writers
    /// @return the calls that were not what they are now, by client
    public static Map<UUID, Set<String>> write(
            Connection connection, Collection<CallState> states, Map<UUID, Set<String>> held) throws SQLException {
        List<CallState> there = new ArrayList<>();
        List<CallState> missing = new ArrayList<>();
        var changed = new TreeMap<UUID, Set<String>>();
        for (CallState state : states) {
            if (held.getOrDefault(state.clientId(), Set.of()).contains(state.callId())) {
                there.add(state);
            } else {
                missing.add(state);
                add(changed, state.clientId(), state.callId());
            }
        }
        if (!there.isEmpty()) {
            try (var statement = connection.prepareStatement(CallUpsert.REWRITE)) {
                CallMerge.bind(connection, statement, there);
                read(statement, changed);
            }
            try (var statement = connection.prepareStatement(TRANSCRIPTS)) {
                CallMerge.bindTranscripts(new ArrayParameters<>(connection, statement, there));
                read(statement, changed);
            }
        }
        CallMerge.write(connection, missing);
        return changed;
    }

    private static void read(PreparedStatement statement, Map<UUID, Set<String>> calls) throws SQLException {
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                add(calls, rows.getObject("client_id", UUID.class), rows.getString("call_id"));
            }
        }
    }

    private static void add(Map<UUID, Set<String>> calls, UUID clientId, String callId) {
        calls.computeIfAbsent(clientId, _ -> new TreeSet<>()).add(callId);
    }
}
