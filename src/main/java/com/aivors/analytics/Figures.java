package com.aivors.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The sums of a period as the API returns them, each made from one or more of [Metric].
///
/// @param talkSeconds with milliseconds
/// @param talkMinutes rounded to two decimals
/// @param answered calls that somebody answered, including transferred calls
/// @param successful calls that Retell's analysis judged successful
/// @param judged calls that Retell's analysis judged, successful or not
/// @param noEnd calls without an end from Retell
/// @param afterHours calls outside of the opening hours; 0 when none are set
public record Figures(
        long calls,
        BigDecimal talkSeconds,
        BigDecimal talkMinutes,
        long answered,
        long notConnected,
        long voicemail,
        long failed,
        long inProgress,
        long successful,
        long judged,
        long transferred,
        long noEnd,
        long inbound,
        long outbound,
        long afterHours) {

    static Figures of(Tally tally) {
        BigDecimal millis = BigDecimal.valueOf(tally.of(Metric.TALK_MS));
        return new Figures(
                tally.calls(),
                millis.movePointLeft(3),
                millis.divide(BigDecimal.valueOf(60_000), 2, RoundingMode.HALF_UP),
                tally.of(Metric.ANSWERED) + tally.of(Metric.TRANSFERRED),
                tally.of(Metric.NOT_CONNECTED),
                tally.of(Metric.VOICEMAIL),
                tally.of(Metric.FAILED),
                tally.of(Metric.IN_PROGRESS),
                tally.of(Metric.SUCCESSFUL),
                tally.of(Metric.JUDGED),
                tally.of(Metric.TRANSFERRED),
                tally.of(Metric.NO_END),
                tally.of(Metric.INBOUND),
                tally.of(Metric.OUTBOUND),
                tally.of(Metric.AFTER_HOURS));
    }

    /// Returns the calls that reached somebody or something. Excludes busy lines, and calls without
    /// an end, for which this is unknown.
    long connected() {
        return calls - notConnected - noEnd;
    }
}
