package com.aivors.analytics;

import com.aivors.retell.Disconnection;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of a period, with the totals of the comparison period.
///
/// @param timezone the time zone of all days and hours
/// @param compared the comparison period; null without a comparison
/// @param series one point per bucket, without gaps
/// @param hours only hours with calls; weekday 1 is Monday (ISO 8601)
/// @param duration in seconds, of calls longer than 0
/// @param latency in milliseconds from the caller's last word to the agent's first (median of each
///     call)
/// @param previousLatency the median of the comparison period; null without a comparison, for
///     periods of more than 92 days, and without calls that have a latency
/// @param callers at most ten, the most frequent first
/// @param currency the currency of the goals' values
public record Overview(
        Instant from,
        Instant to,
        String timezone,
        @Nullable Span compared,

        @Schema(allowableValues = {"hour", "day", "week", "month"})
        String bucket,

        ComparedTotals totals,
        List<Rate> rates,
        List<Point> series,
        List<Hour> hours,
        List<ValueCount> outcomes,
        List<ReasonCount> disconnectionReasons,
        List<ValueCount> sentiments,
        Distribution duration,
        Distribution latency,
        @Nullable Double previousLatency,
        List<AgentFigures> agents,
        List<GoalFigures> goals,
        List<Field> fields,
        List<Caller> callers,

        @Schema(description = "Callers are counted in the newest calls of the period, in so many at most")
        CallersOf callersOf,

        @Schema(description = "Calls outside of the opening hours; null where the client has set none") @Nullable
        Rate afterHours,

        Rate transferred,
        String currency) {

    /// @param to exclusive
    public record Span(Instant from, Instant to) {}

    /// @param name answered, connected, successful, voicemail, afterHours or transferred
    /// @param value numerator ÷ denominator; null when the denominator is 0
    /// @param previous the value in the comparison period
    /// @param previousNumerator null without a comparison
    public record Rate(
            String name,
            long numerator,
            long denominator,
            @Nullable Double value,
            @Nullable Double previous,
            @Nullable Long previousNumerator,
            @Nullable Long previousDenominator) {

        static Rate of(String name, Part now, @Nullable Part before) {
            return new Rate(
                    name,
                    now.numerator(),
                    now.denominator(),
                    now.ratio(),
                    before == null ? null : before.ratio(),
                    before == null ? null : before.numerator(),
                    before == null ? null : before.denominator());
        }
    }

    record Part(long numerator, long denominator) {

        @Nullable
        Double ratio() {
            return denominator == 0 ? null : (double) numerator / denominator;
        }
    }

    /// @param day the local date on which the bucket begins: a Monday for weeks, the first for
    ///     months
    /// @param from the begin of the bucket, but not before the period
    /// @param to exclusive, not after the period
    /// @param judged calls that Retell's analysis judged, successful or not
    /// @param afterHours 0 when no opening hours are set
    /// @param outcomes calls by outcome; contains every outcome
    public record Point(
            LocalDate day,
            Instant from,
            Instant to,
            long calls,
            long answered,
            long notConnected,
            long successful,
            long judged,
            long afterHours,
            BigDecimal talkSeconds,
            Map<String, Long> outcomes) {}

    public record Hour(int weekday, int hour, long calls) {}

    /// @param rest true for the sum of all values that are not listed; `value` is then `other`
    public record ValueCount(String value, long calls, boolean rest) {

        static ValueCount rest(long calls) {
            return new ValueCount("other", calls, true);
        }
    }

    /// The number of calls with a disconnection reason.
    ///
    /// @param value as Retell sends it
    /// @param rest as in [ValueCount]
    /// @param notConnected true when a call with this reason reached nobody; all its calls count as
    ///     not connected
    public record ReasonCount(String value, long calls, boolean rest, boolean notConnected) {

        static ReasonCount of(ValueCount reason) {
            return new ReasonCount(
                    reason.value(),
                    reason.calls(),
                    reason.rest(),
                    Disconnection.of(reason.value()) == Disconnection.NOT_CONNECTED);
        }
    }

    /// @param count the number of calls; mean and percentiles are null when it is 0
    /// @param bands without gaps, from 0; their calls add up to the count
    public record Distribution(
            long count,
            @Nullable Double mean,

            @Schema(description = "Percentiles are within 1 % of the exact value; counts are exact") @Nullable
            Double p50,

            @Nullable Double p90,
            @Nullable Double p95,
            @Nullable Double p99,

            @Schema(description = "A call within 1 % of a bound may be counted on either side of it")
            List<Band> bands) {

        /// @param unit the unit of the result, in units of the histogram
        /// @param bounds the bounds between the bands, in units of the result
        static Distribution of(Histogram histogram, double unit, List<Double> bounds) {
            return new Distribution(
                    histogram.count(),
                    in(unit, histogram.mean()),
                    in(unit, histogram.quantile(0.5)),
                    in(unit, histogram.quantile(0.9)),
                    in(unit, histogram.quantile(0.95)),
                    in(unit, histogram.quantile(0.99)),
                    bands(histogram, unit, bounds));
        }

        private static List<Band> bands(Histogram histogram, double unit, List<Double> bounds) {
            var bands = new ArrayList<Band>();
            double from = 0;
            long below = 0;
            for (double to : bounds) {
                long belowNext = histogram.below(to * unit);
                bands.add(new Band(from, to, belowNext - below));
                from = to;
                below = belowNext;
            }
            bands.add(new Band(from, null, histogram.count() - below));
            return bands;
        }

        private static @Nullable Double in(double unit, @Nullable Double value) {
            return value == null ? null : value / unit;
        }
    }

    /// The number of calls with a value in a range.
    ///
    /// @param from inclusive
    /// @param to exclusive; null for the last band, which has no upper bound
    public record Band(double from, @Nullable Double to, long calls) {}

    /// @param agentId null for the calls without an agent
    public record AgentFigures(
            @Nullable String agentId,
            @Nullable String agentName,
            @JsonUnwrapped Figures figures) {}

    /// @param calls the calls that reached the goal
    /// @param rate the share of all calls of the period
    /// @param worthCents calls × valueCents; null when the goal has no value
    public record GoalFigures(
            String id,
            String name,
            long calls,
            Rate rate,
            @Nullable Long valueCents,
            @Nullable Long worthCents,
            @Nullable Long previousWorthCents) {}

    /// A custom analysis field with few different values.
    ///
    /// @param exact false when calls of a listed value may be counted under other, because the
    ///     field has many different values
    /// @param values the most frequent first
    public record Field(String name, boolean exact, List<ValueCount> values) {}

    /// @param number of the other party; masked when the agency hides numbers
    /// @param callId the newest call, for the filter `sameCaller`
    public record Caller(String number, long calls, Instant lastAt, String callId) {}

    /// @param calls the number of newest calls that were read
    /// @param complete true when these are all calls of the period
    public record CallersOf(long calls, boolean complete) {}
}
