package com.aivors.analytics;

import com.aivors.client.settings.ClientSettings;
import com.aivors.retell.CallOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The sums over calls. Each metric defines how much one call adds. Both rollup tables store the
/// sum in the column of that name. A new metric needs a line here, and a migration that adds its
/// column with default 0 and marks all hours. [Figures] and [OverviewAnswer] add it to the API, and
/// `bigNumbers.ts` displays it. [OverviewAnswer] computes a rate from two metrics, and [Tally] a
/// median from a histogram.
enum Metric {
    CALLS("int4", (_, _) -> 1),
    TALK_MS("int8", (call, _) -> call.durationMillis() == null ? 0 : Math.max(call.durationMillis(), 0)),
    IN_PROGRESS,
    ANSWERED,
    VOICEMAIL,
    TRANSFERRED,
    NOT_CONNECTED,
    FAILED,
    NO_END,
    SUCCESSFUL("int4", (call, _) -> one(Boolean.TRUE.equals(call.successful()))),
    /// Calls that Retell's analysis judged.
    JUDGED("int4", (call, _) -> one(call.successful() != null)),
    INBOUND("int4", (call, _) -> one("inbound".equals(call.direction()))),
    OUTBOUND("int4", (call, _) -> one("outbound".equals(call.direction()))),
    /// 0 when no opening hours are set.
    AFTER_HOURS("int4", (call, settings) -> one(isAfterHours(call, settings)));

    /// One metric per outcome, with the same name. A missing metric fails at startup.
    static final List<Metric> OUTCOMES = Stream.of(CallOutcome.values())
            .map(outcome -> valueOf(outcome.name()))
            .toList();

    private interface Rule {

        long of(CallRecord call, ClientSettings settings);
    }

    private final String column = name().toLowerCase(Locale.ROOT);
    private final String sqlType;
    private final Rule rule;

    /// Counts the calls with the outcome of this name.
    Metric() {
        this.sqlType = "int4";
        this.rule = (call, _) -> one(column().equals(call.outcome()));
    }

    Metric(String sqlType, Rule rule) {
        this.sqlType = sqlType;
        this.rule = rule;
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

    /// @return the amount that a call adds
    long of(CallRecord call, ClientSettings settings) {
        return rule.of(call, settings);
    }

    static Stream<Metric> all() {
        return Stream.of(values());
    }

    private static long one(boolean counted) {
        return counted ? 1 : 0;
    }

    private static boolean isAfterHours(CallRecord call, ClientSettings settings) {
        return settings.isAfterHours(call.at().atZone(settings.zone()).toLocalDateTime());
    }
}
