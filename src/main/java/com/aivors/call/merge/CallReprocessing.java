package com.aivors.call.merge;

import com.aivors.platform.database.ArrayParameters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Computes rows of calls from their events again, regardless of the rows' content. A merge cannot
/// do this, because a wrong value with a correct key, or a time that is too early, would win. The
/// caller owns the transaction.
///
/// The order is: [#hold], then the fold of the calls' events, then [#write]. The fold then includes
/// all earlier writers, and later writers merge into the result.
public final class CallReprocessing {

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

    private final CallMerge merge;

    public CallReprocessing(CallMerge merge) {
        this.merge = merge;
    }

    /// The rows that are locked until the end of the transaction.
    public static final class Held {

        private final Map<CallMerge.Key, StoredCall> rows;

        private Held(List<StoredCall> rows) {
            this.rows = CallMerge.byKey(rows);
        }
    }

    /// Locks the rows of calls, in the lock order that all writers share.
    ///
    /// @param calls by client
    public Held hold(Connection connection, Map<UUID, Set<String>> calls) throws SQLException {
        var rows = new ArrayList<StoredCall>();
        for (var one : new TreeMap<>(calls).entrySet()) {
            rows.addAll(CallTable.hold(connection, one.getKey(), one.getValue()));
        }
        return new Held(rows);
    }

    /// @param held the result of [#hold]; other calls are merged, because a writer may be adding
    ///     them
    /// @param states in the lock order that all writers share
    /// @return the calls that have changed, by client
    public Map<UUID, Set<String>> write(Connection connection, Collection<CallState> states, Held held)
            throws SQLException {
        var there = new ArrayList<CallState>();
        var missing = new ArrayList<CallState>();
        var rows = new ArrayList<StoredCall>();
        var changes = new ArrayList<CallChange>();
        var changed = new TreeMap<UUID, Set<String>>();
        for (CallState state : states) {
            StoredCall before = held.rows.get(CallMerge.Key.of(state));
            if (before == null) {
                missing.add(state);
                add(changed, state.clientId(), state.callId());
                continue;
            }
            there.add(state);
            StoredCall after = StoredCall.of(state.keepingUnknownKeysOf(before.state()), merge.overdue());
            if (!after.isSameAs(before)) {
                rows.add(after);
                changes.add(new CallChange(before.figures(), after.figures()));
                add(changed, state.clientId(), state.callId());
            }
        }
        CallTable.write(connection, rows);
        if (!there.isEmpty()) {
            transcripts(connection, there, changed);
            changes.addAll(sameRows(there, held, changes, changed));
        }
        merge.notifyFollowers(connection, changes);
        merge.write(connection, missing);
        return changed;
    }

    /// Returns the calls of which only the transcript has changed. Their rows stay, but the
    /// followers need to know.
    private static List<CallChange> sameRows(
            List<CallState> there, Held held, List<CallChange> changes, Map<UUID, Set<String>> changed) {
        Set<CallMerge.Key> told = changes.stream()
                .map(CallChange::after)
                .filter(Objects::nonNull)
                .map(after -> new CallMerge.Key(after.clientId(), after.callId()))
                .collect(Collectors.toSet());
        return there.stream()
                .map(CallMerge.Key::of)
                .filter(key -> !told.contains(key)
                        && changed.getOrDefault(key.clientId(), Set.of()).contains(key.callId()))
                .map(key -> Objects.requireNonNull(held.rows.get(key)).figures())
                .map(figures -> new CallChange(figures, figures))
                .toList();
    }

    /// Computes the values again that depend on the row and the time, such as the outcome.
    ///
    /// @return the calls that have changed
    Set<String> settle(Connection connection, UUID clientId, Collection<String> callIds) throws SQLException {
        var rows = new ArrayList<StoredCall>();
        var changes = new ArrayList<CallChange>();
        var changed = new TreeSet<String>();
        for (StoredCall before : CallTable.hold(connection, clientId, callIds)) {
            StoredCall after = StoredCall.of(before.state(), merge.overdue());
            if (!after.isSameAs(before)) {
                rows.add(after);
                changes.add(new CallChange(before.figures(), after.figures()));
                changed.add(before.state().callId());
            }
        }
        CallTable.write(connection, rows);
        merge.notifyFollowers(connection, changes);
        return changed;
    }

    private static void transcripts(Connection connection, List<CallState> states, Map<UUID, Set<String>> changed)
            throws SQLException {
        try (var statement = connection.prepareStatement(TRANSCRIPTS)) {
            CallTable.bindTranscripts(new ArrayParameters<>(connection, statement, states));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    add(changed, rows.getObject("client_id", UUID.class), rows.getString("call_id"));
                }
            }
        }
    }

    private static void add(Map<UUID, Set<String>> calls, UUID clientId, String callId) {
        calls.computeIfAbsent(clientId, _ -> new TreeSet<>()).add(callId);
    }
}
