package com.aivors.analytics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// Some calls of one agent, counted together: some within a quarter of an hour, those of an hour, or those
/// of a local day.
///
/// @param at when it begins; of less than an hour, when one of its calls was
/// @param day null unless it is a local day
/// @param agentId empty for calls without an agent
/// @param slots calls by quarter of an hour, or by hour of the local clock; of less than an hour one slot, or none
record Piece(Instant at, @Nullable LocalDate day, String agentId, Tally tally, int[] slots) {

    private static final int QUARTER_SECONDS = 900;

    interface SlotSink {

        /// @param hour of the local clock
        void add(DayOfWeek weekday, int hour, int calls);
    }

    /// Tells the local hours of the calls.
    ///
    /// @param zone of the days, if it is a day
    void eachSlot(ZoneId zone, SlotSink sink) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == 0) {
                continue;
            }
            // No conditional expression for the two local times: the JIT of JDK 25.0.3 then makes them without
            // their fields (ReduceAllocationMerges).
            if (day != null) {
                sink.add(day.getDayOfWeek(), i, slots[i]);
            } else {
                ZonedDateTime local = at.plusSeconds((long) i * QUARTER_SECONDS).atZone(zone);
                sink.add(local.getDayOfWeek(), local.getHour(), slots[i]);
            }
        }
    }

    /// The same calls, told as of another time. Has no slots.
    Piece at(Instant begin) {
        return new Piece(begin, day, agentId, tally, new int[0]);
    }

    /// The negative of these calls: added to what counts them, it removes them from its sums. Has no slots.
    Piece takenFrom(Instant begin) {
        return new Piece(begin, day, agentId, tally.negated(), new int[0]);
    }

    /// Quarters of an hour since 1970.
    static long quarters(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), QUARTER_SECONDS);
    }

    /// @return of its hour, from 0
    static int quarter(Instant time) {
        return Math.floorMod(time.getEpochSecond(), 3600) / QUARTER_SECONDS;
    }
}
