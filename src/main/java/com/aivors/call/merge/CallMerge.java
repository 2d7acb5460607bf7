package com.aivors.call.merge;

import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Merges events into the rows of calls and notifies [CallChanges]. The caller owns the
/// transaction.
///
/// Works in three steps. First, [CallTable#add] inserts new rows, and locks and reads existing
/// ones. Second, [CallState#merge] merges existing rows, and those that change are written. Third,
/// the followers write the consequences.
public final class CallMerge {

    private final InstantSource clock;
    private final Duration timeout;
    private final List<CallChanges> followers;

    /// @param timeout a call without an end is in progress for this time after its start
    public CallMerge(InstantSource clock, Duration timeout, List<CallChanges> followers) {
        this.clock = clock;
        this.timeout = timeout;
        this.followers = List.copyOf(followers);
    }

    record Key(UUID clientId, String callId) {

        static Key of(CallState state) {
            return new Key(state.clientId(), state.callId());
        }
    }

    /// @param states at most one per call, in an order that all writers share: two batches that
    ///     touch the same calls in different orders would deadlock
    /// @return one change per state, in the same order
    public List<CallChange> write(Connection connection, Collection<CallState> states) throws SQLException {
        if (states.isEmpty()) {
            return List.of();
        }
        Instant overdue = overdue();
        List<StoredCall> said =
                states.stream().map(state -> StoredCall.of(state, overdue)).toList();
        Map<Key, StoredCall> there = byKey(CallTable.add(connection, said));
        var changes = new ArrayList<CallChange>();
        var changed = new ArrayList<StoredCall>();
        for (StoredCall one : said) {
            StoredCall before = there.get(Key.of(one.state()));
            if (before == null) {
                changes.add(new CallChange(null, one.figures()));
            } else {
                StoredCall after = StoredCall.of(before.state().merge(one.state()), overdue);
                if (!after.isSameAs(before)) {
                    changed.add(after);
                }
                changes.add(new CallChange(before.figures(), after.figures()));
            }
        }
        CallTable.write(connection, changed);
        return notifyFollowers(connection, changes);
    }

    /// Deletes calls of a client and their transcripts. Keeps their events.
    public List<CallChange> forget(Connection connection, UUID clientId, Collection<String> callIds)
            throws SQLException {
        List<CallChange> changes = CallTable.delete(connection, clientId, callIds).stream()
                .map(gone -> new CallChange(gone.figures(), null))
                .toList();
        return notifyFollowers(connection, changes);
    }

    /// Returns the time up to which listed calls without an end are overdue.
    Instant overdue() {
        return clock.instant().minus(timeout);
    }

    List<CallChange> notifyFollowers(Connection connection, List<CallChange> changes) throws SQLException {
        if (!changes.isEmpty()) {
            var writes = new StatementGroup();
            for (CallChanges follower : followers) {
                follower.written(connection, changes, writes);
            }
            writes.execute(connection);
        }
        return changes;
    }

    static Map<Key, StoredCall> byKey(List<StoredCall> calls) {
        var byKey = new HashMap<Key, StoredCall>();
        calls.forEach(call -> byKey.put(Key.of(call.state()), call));
        return byKey;
    }
}
