package com.aivors.call.merge;

import com.aivors.retell.CallEvent;
import com.aivors.retell.EventType;
import java.nio.ByteBuffer;
import java.util.Map;

/// Orders what different events say about one field. The greatest key wins, whatever order the
/// events arrive in: taking a maximum is commutative, associative and idempotent, and so is the
/// merge of calls.
///
/// A key is 63 bits, most significant first: the sender's time in milliseconds (42 bits, until
/// the year 2109), the rank of the event (2 bits: analyzed tells more than ended at the same
/// time), the event's hash (19 bits, decides ties). Key 0 means: not said.
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

    /// The event that tells more wins, then the later one: for the body that a call is read from.
    static long byRank(CallEvent event) {
        return (long) rank(event) << (TIME_BITS + HASH_BITS) | time(event) << HASH_BITS | tie(event);
    }

    /// The status that is further on wins, then the later one: a call never goes back to ongoing.
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

    /// Never 0, which would mean "not said".
    private static long tie(CallEvent event) {
        long bits = ByteBuffer.wrap(event.hash()).getInt() & ((1 << HASH_BITS) - 1);
        return Math.max(1, bits);
    }
}
