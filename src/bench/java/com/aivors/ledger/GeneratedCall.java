package com.aivors.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A generated call with all its events. Equal numbers give equal calls, so that a million calls
/// need no memory.
///
/// @param agent an index into [Agents]
record GeneratedCall(String id, int agent, List<Version> versions) {

    /// A year in the future, because the clock of the database cannot be moved and must not be
    /// ahead of the service's clock.
    static final int YEAR = 2036;

    private static final Instant FIRST = at("09-01T00:00:00Z");
    private static final Instant LAST = at("11-02T11:00:00Z");
    private static final Instant[] TURNS = {at("10-01T00:00:00Z"), at("11-01T00:00:00Z")};
    private static final int NEAR_MINUTES = 16 * 60;
    private static final long SENT_AFTER = 1_000_000;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// An event of a call. A later version was sent later. A null field is absent from the event,
    /// so the merge keeps the value of an earlier event.
    ///
    /// @param late true when the event arrives only after the close of the month
    /// @param copies the number of times that the event arrives
    record Version(
            String event,
            long startedAt,
            @Nullable Long millis,
            @Nullable BigDecimal costCents,
            boolean late,
            int copies,
            long sentAt) {

        String json(GeneratedCall call) {
            var text = new StringBuilder(256)
                    .append("{\"event\":\"")
                    .append(event)
                    .append("\",\"event_timestamp\":")
                    .append(sentAt)
                    .append(",\"call\":{\"call_id\":\"")
                    .append(call.id)
                    .append("\",\"agent_id\":\"")
                    .append(Agents.ALL.get(call.agent).id())
                    .append("\",\"call_status\":\"")
                    .append(event.equals("call_started") ? "ongoing" : "ended")
                    .append("\",\"start_timestamp\":")
                    .append(startedAt);
            if (millis != null) {
                text.append(",\"duration_ms\":").append(millis);
            }
            if (costCents != null) {
                text.append(",\"call_cost\":{\"combined_cost\":")
                        .append(costCents.toPlainString())
                        .append('}');
            }
            return text.append("}}").toString();
        }
    }

    /// Returns a time in that year.
    static Instant at(String monthAndTime) {
        return Instant.parse(YEAR + "-" + monthAndTime);
    }

    static GeneratedCall of(long seed, long number) {
        var random = new SplittableRandom(new SplittableRandom(seed + number * GOLDEN).nextLong());
        long start = start(random);
        boolean late = random.nextInt(10) == 0;
        var versions = new ArrayList<Version>();
        int more = random.nextInt(4);
        if (random.nextInt(10) < 7) {
            versions.add(version(random, "call_started", start, null, null, late, start + SENT_AFTER));
        }
        for (int i = 0; i <= more; i++) {
            // Retell's list may contain an earlier start than the first event.
            long told = random.nextInt(20) == 0 ? start - random.nextInt(2 * 3_600_000) : start;
            Long millis = i > 0 && random.nextInt(10) < 6 ? null : (Long) millis(random);
            BigDecimal cost = random.nextInt(6) == 0 ? null : cost(random);
            versions.add(version(
                    random,
                    i == 0 ? "call_ended" : "call_analyzed",
                    told,
                    millis,
                    cost,
                    late || (i > 0 && random.nextInt(10) < 3),
                    start + SENT_AFTER + (i + 1) * 60_000L));
        }
        return new GeneratedCall("ledger_" + number, Agents.any(random), List.copyOf(versions));
    }

    private static Version version(
            SplittableRandom random,
            String event,
            long start,
            @Nullable Long millis,
            @Nullable BigDecimal cost,
            boolean late,
            long sentAt) {
        int copies = random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        return new Version(event, start, millis, cost, late, copies, sentAt);
    }

    /// Returns a start time. Two in five are within some hours of a month boundary, which depends
    /// on the time zone.
    private static long start(SplittableRandom random) {
        if (random.nextInt(5) < 2) {
            long near = TURNS[random.nextInt(TURNS.length)].toEpochMilli()
                    + random.nextLong(-NEAR_MINUTES, NEAR_MINUTES) * 60_000;
            return near + random.nextInt(60_000);
        }
        return random.nextLong(FIRST.toEpochMilli(), LAST.toEpochMilli());
    }

    private static long millis(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> random.nextInt(15) * 60_000L;
            default -> random.nextInt(900_000);
        };
    }

    /// Returns a cost with more digits than the ledger stores.
    private static BigDecimal cost(SplittableRandom random) {
        return BigDecimal.valueOf(random.nextInt(10_000_000), 5);
    }

    /// Returns the merged call after the events in time, or after all events: the earliest start,
    /// and the last value of each other field.
    Figures figures(boolean withLate) {
        long start = Long.MAX_VALUE;
        long millis = 0;
        BigDecimal cents = BigDecimal.ZERO;
        for (Version version : versions) {
            if (version.late && !withLate) {
                continue;
            }
            start = Math.min(start, version.startedAt);
            millis = version.millis == null ? millis : version.millis;
            cents = version.costCents == null ? cents : version.costCents;
        }
        long cost = cents.multiply(BigDecimal.valueOf(1_000))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Figures(start, Sum.of(millis, cost));
    }

    /// @param startedAt in ms; [Long#MAX_VALUE] when no event has arrived
    record Figures(long startedAt, Sum sum) {

        boolean isThere() {
            return startedAt != Long.MAX_VALUE;
        }
    }
}
