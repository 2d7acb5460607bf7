package com.aivors.analytics;

import static com.aivors.platform.http.QueryParameters.oneOf;
import static com.aivors.platform.http.QueryParameters.text;
import static com.aivors.platform.http.QueryParameters.time;

import com.aivors.platform.http.FieldProblem;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The query string of an overview.
public record OverviewQuery(
        @Parameter(description = "Not before, ISO-8601; 30 days before to without") @Nullable
        String from,

        @Parameter(description = "Before, ISO-8601; now without") @Nullable
        String to,

        @Parameter(description = "Whose days and hours; that of the client's settings without. An unknown name is UTC")
        @Nullable
        String timezone,

        @Nullable String agentId,

        @Parameter(
                description = "previous (just before, as many local days), weekday (the last one before with the same"
                        + " weekdays), month (the same days of the month before), year (a year before) or none;"
                        + " previous without")
        @Nullable
        String compare,

        @Parameter(
                description = "true: a period that has not ended is compared with as much of the compared one as has"
                        + " passed of it; false without")
        @Nullable
        String soFar,

        @Parameter(description = "A point of the series: auto, hour (8 days at most), day, week or month; day without")
        @Nullable
        String bucket) {

    private static final Duration STANDARD = Duration.ofDays(30);
    static final Duration LONGEST = Duration.ofDays(732);

    /// @throws Problem 400 naming the invalid parameter
    Question question(Instant now) {
        Instant given = time("to", to);
        Instant end = (given == null ? now : given).truncatedTo(ChronoUnit.MICROS);
        Instant started = time("from", from);
        Instant begin = (started == null ? end.minus(STANDARD) : started).truncatedTo(ChronoUnit.MICROS);
        if (!begin.isBefore(end)) {
            throw FieldProblem.BEFORE_TO.problem("from");
        }
        if (Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw FieldProblem.TWO_YEARS.problem("from");
        }
        var period = new Range<>(begin, end);
        return new Question(
                period,
                text("timezone", timezone),
                RetellId.wanted(text("agentId", agentId)),
                comparison(),
                "true".equals(oneOf("soFar", soFar, Set.of("true", "false"))) ? now : Instant.MAX,
                bucketOf(period));
    }

    private Compare comparison() {
        String wanted = oneOf("compare", compare, Set.of("previous", "weekday", "month", "year", "none"));
        return wanted == null ? Compare.PREVIOUS : Compare.valueOf(wanted.toUpperCase(Locale.ROOT));
    }

    private Bucket bucketOf(Range<Instant> period) {
        String wanted = oneOf("bucket", bucket, Set.of("auto", "hour", "day", "week", "month"));
        if (wanted == null) {
            return Bucket.DAY;
        }
        Bucket chosen =
                wanted.equals("auto") ? Bucket.fitting(period) : Bucket.valueOf(wanted.toUpperCase(Locale.ROOT));
        if (chosen == Bucket.HOUR
                && Duration.between(period.since(), period.until()).compareTo(Bucket.LONGEST_BY_HOUR) > 0) {
            throw FieldProblem.EIGHT_DAYS_BY_HOUR.problem("bucket");
        }
        return chosen;
    }

    /// The validated query.
    ///
    /// @param timezone null for the client's time zone
    /// @param agentId null for all agents
    /// @param comparedUntil if it is inside the period, the comparison period ends at the
    ///     corresponding time
    record Question(
            Range<Instant> period,
            @Nullable String timezone,
            @Nullable String agentId,
            Compare compare,
            Instant comparedUntil,
            Bucket bucket) {

        /// Returns whether the period is longer than a month.
        boolean isLong() {
            return days() > 31;
        }

        /// Returns whether response times are compared. Reading those of more than a quarter would
        /// take too long.
        boolean comparesResponses() {
            return days() <= 92;
        }

        private long days() {
            return Duration.between(period.since(), period.until()).toDays();
        }
    }
}
