package com.aivors.analytics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// Calls of one agent that are counted together: within a quarter of an hour, an hour, or a local
/// day.
///
/// @param at the begin of the hour or day; for a shorter time, the time of one of its calls
/// @param day null unless the piece is a local day
/// @param agentId empty for calls without an agent
/// @param slots calls by quarter of an hour, or by local hour of a day; for a shorter time one slot
///     or none
record CountedCalls(Instant at, @Nullable LocalDate day, String agentId, Tally tally, int[] slots) {

    private static final int QUARTER_SECONDS = 900;

    interface SlotSink {

        /// @param hour the local hour
        void add(DayOfWeek weekday, int hour, int calls);
    }

    /// Passes the number of calls of each local hour to the sink.
    ///
    /// @param zone the time zone; for a day, that of the day
    void eachSlot(ZoneId zone, SlotSink sink) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == 0) {
                continue;
            }
            // Do not use a conditional expression for the two local times: the JIT of JDK 25.0.3
            // then creates them without their fields (ReduceAllocationMerges).
            if (day != null) {
                sink.add(day.getDayOfWeek(), i, slots[i]);
            } else {
                ZonedDateTime local = at.plusSeconds((long) i * QUARTER_SECONDS).atZone(zone);
                sink.add(local.getDayOfWeek(), local.getHour(), slots[i]);
            }
        }
    }

    /// Returns the same calls with another begin and without slots.
    CountedCalls at(Instant begin) {
        return new CountedCalls(begin, day, agentId, tally, new int[0]);
    }

    /// Returns the negative of these calls, which removes them from the sums it is added to. Has no
    /// slots.
    CountedCalls takenFrom(Instant begin) {
        return new CountedCalls(begin, day, agentId, tally.negated(), new int[0]);
    }

    /// Returns the number of quarters of an hour since 1970.
    static long quarters(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), QUARTER_SECONDS);
    }

    /// @return the quarter within its hour, from 0
    static int quarter(Instant time) {
        return Math.floorMod(time.getEpochSecond(), 3600) / QUARTER_SECONDS;
    }
}
