package com.aivors.analytics;

import com.aivors.client.settings.ClientSettings;
import com.aivors.retell.CallOutcome;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// The sums over calls. Each metric defines which calls it counts, or how much a call adds. Both
/// rollup tables store the sum in the column of that name. A new metric needs a line here, and a
/// migration that adds its column with default 0 and marks all hours. [Figures] and
/// [OverviewAnswer] add it to the API, and `bigNumbers.ts` displays it.
///
/// A rate is no metric: [OverviewAnswer] computes it from two. A median, a minimum or a maximum is
/// none either, because figures of parts of an hour are subtracted: [Tally] has histograms for
/// these.
enum Metric {
    CALLS((_, _) -> true),
    TALK_MS(call -> call.durationMillis() == null ? 0 : Math.max(call.durationMillis(), 0)),
    IN_PROGRESS,
    ANSWERED,
    VOICEMAIL,
    TRANSFERRED,
    NOT_CONNECTED,
    FAILED,
    NO_END,
    SUCCESSFUL((call, _) -> Boolean.TRUE.equals(call.successful())),
    /// Calls that Retell's analysis judged.
    JUDGED((call, _) -> call.successful() != null),
    INBOUND((call, _) -> "inbound".equals(call.direction())),
    OUTBOUND((call, _) -> "outbound".equals(call.direction())),
    /// 0 when no opening hours are set.
    AFTER_HOURS(Metric::isAfterHours);

    /// One metric per outcome, with the same name. A missing metric fails at startup.
    static final List<Metric> OUTCOMES = Stream.of(CallOutcome.values())
            .map(outcome -> valueOf(outcome.name()))
            .toList();

    private final String column = name().toLowerCase(Locale.ROOT);
    private final String sqlType;
    private final ToLongBiFunction<CallRecord, ClientSettings> amount;

    /// Counts the calls with the outcome of this name.
    Metric() {
        this.sqlType = "int4";
        this.amount = (call, _) -> column().equals(call.outcome()) ? call.calls() : 0;
    }

    /// Counts the calls that the rule selects.
    Metric(BiPredicate<CallRecord, ClientSettings> rule) {
        this.sqlType = "int4";
        this.amount = (call, settings) -> rule.test(call, settings) ? call.calls() : 0;
    }

    /// Adds up amounts. [CallRecord] must have the sum for several calls.
    Metric(ToLongFunction<CallRecord> amount) {
        this.sqlType = "int8";
        this.amount = (call, _) -> amount.applyAsLong(call);
    }

    /// Returns the column, which for [#OUTCOMES] is also the name of the outcome.
    String column() {
        return column;
    }

    /// Returns the type of the sum in a row: `int4` or `int8`.
    String sqlType() {
        return sqlType;
    }

    /// Returns the index of the sum in a tally, from 0.
    @SuppressWarnings("EnumOrdinal") // used in this process only, never stored
    int place() {
        return ordinal();
    }

    /// @return the amount that a record adds
    long of(CallRecord call, ClientSettings settings) {
        return amount.applyAsLong(call, settings);
    }

    static Stream<Metric> all() {
        return Stream.of(values());
    }

    private static boolean isAfterHours(CallRecord call, ClientSettings settings) {
        return settings.isAfterHours(call.at().atZone(settings.zone()).toLocalDateTime());
    }
}
