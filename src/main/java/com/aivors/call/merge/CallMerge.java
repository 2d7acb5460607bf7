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

/// Merges what events say into the rows of calls, and tells [CallChanges] of it. The caller owns
/// the transaction.
///
/// Three steps: new rows are added and present ones locked and read ([CallTable#add]); present ones
/// are merged by [CallState#merge] and written where that changes them; what follows from the
/// changes is written.
public final class CallMerge {

    private final InstantSource clock;
    private final Duration timeout;
    private final List<CallChanges> followers;

    /// @param timeout a call without an end is in progress for so long after its start
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

    /// @param states at most one a call, in an order that all writers share: two batches that
    ///     touch the same calls in different orders would deadlock
    /// @return one change for each of them, in their order
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

    /// Takes calls away from a client, with their transcripts. Their events stay.
    public List<CallChange> forget(Connection connection, UUID clientId, Collection<String> callIds)
            throws SQLException {
        List<CallChange> changes = CallTable.delete(connection, clientId, callIds).stream()
                .map(gone -> new CallChange(gone.figures(), null))
                .toList();
        return notifyFollowers(connection, changes);
    }

    /// Calls listed at or before this time are overdue if they have no end.
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
