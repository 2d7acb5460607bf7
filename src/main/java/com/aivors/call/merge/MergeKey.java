package com.aivors.call.merge;

import com.aivors.retell.CallEvent;
import com.aivors.retell.EventType;
import java.nio.ByteBuffer;
import java.util.Map;

/// Orders the values of different events for one field. The greatest key wins, regardless of the
/// order of arrival: the maximum is commutative, associative and idempotent, so the merge of calls
/// is too.
///
/// A key has 63 bits, most significant first: the sender's time in milliseconds (42 bits, until the
/// year 2109), the rank of the event (2 bits: at the same time, analyzed contains more than ended),
/// the event's hash (19 bits, decides ties). Key 0 means that the event has no value.
final class MergeKey {

    private static final int HASH_BITS = 19;
    private static final int RANK_BITS = 2;
    private static final int TIME_BITS = 42;
    private static final long LATEST = (1L << TIME_BITS) - 1;

    private static final Map<String, Integer> STATUS_RANK = Map.of("registered", 1, "ongoing", 2);
    private static final int FINAL_STATUS_RANK = 3;

    private MergeKey() {}

    /// The later event wins.
    static long byTime(CallEvent event) {
        return time(event) << (RANK_BITS + HASH_BITS) | (long) rank(event) << HASH_BITS | tie(event);
    }

    /// The event with the higher rank wins, then the later one. Chooses the body from which a call
    /// is read.
    static long byRank(CallEvent event) {
        return (long) rank(event) << (TIME_BITS + HASH_BITS) | time(event) << HASH_BITS | tie(event);
    }

    /// The status that is further on wins, then the later one, so a call never returns to ongoing.
    static long byStatus(CallEvent event, String status) {
        long further = STATUS_RANK.getOrDefault(status, FINAL_STATUS_RANK);
        return further << (TIME_BITS + HASH_BITS) | time(event) << HASH_BITS | tie(event);
    }

    private static int rank(CallEvent event) {
        EventType type = EventType.of(event.event());
        return type == null ? 0 : type.rank();
    }

    private static long time(CallEvent event) {
        return Math.clamp(event.sentAtMillis(), 0, LATEST);
    }

    /// Returns the tie bits. Never 0, because key 0 means "no value".
    private static long tie(CallEvent event) {
        long bits = ByteBuffer.wrap(event.hash()).getInt() & ((1 << HASH_BITS) - 1);
        return Math.max(1, bits);
    }
}
