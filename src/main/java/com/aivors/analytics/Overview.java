package com.aivors.analytics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a period's calls tell, with the period before it beside the totals.
///
/// @param timezone whose days and hours these are
/// @param series one point a day, without gaps
/// @param hours only hours in which calls came; weekday 1 is Monday (ISO 8601)
/// @param duration seconds, of calls that talked
/// @param latency milliseconds from the caller's last word to the agent's first (median of each
///     call)
public record Overview(
        Instant from,
        Instant to,
        String timezone,
        PeriodTotals totals,
        List<Rate> rates,
        List<Point> series,
        List<Hour> hours,
        List<Count> outcomes,
        List<Count> disconnectionReasons,
        List<Count> sentiments,
        Distribution duration,
        Distribution latency) {

    /// @param name answered, connected, successful or voicemail
    /// @param value numerator ÷ denominator; null where the denominator is 0
    /// @param previous the same of the period before
    public record Rate(
            String name,
            long numerator,
            long denominator,
            @Nullable Double value,
            @Nullable Double previous) {

        static Rate of(String name, long numerator, long denominator, long numeratorBefore, long denominatorBefore) {
            return new Rate(
                    name,
                    numerator,
                    denominator,
                    ratio(numerator, denominator),
                    ratio(numeratorBefore, denominatorBefore));
        }

        private static @Nullable Double ratio(long numerator, long denominator) {
            return denominator == 0 ? null : (double) numerator / denominator;
        }
    }

    public record Point(LocalDate day, long calls, long answered, long notConnected, BigDecimal talkSeconds) {}

    public record Hour(int weekday, int hour, long calls) {}

    public record Count(String value, long calls) {}

    /// @param count how many calls it is made of; the percentiles are null when none
    public record Distribution(
            long count,
            @Nullable Double p50,
            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double p99) {}
}
