package com.aivors.analytics;

import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.OpeningHours;
import com.aivors.retell.CallOutcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The numbers that calls add up to. Each says how much one call adds; both rollup tables keep the sum in the
/// column of its name. A new one is a line here and a migration that adds its column with default 0 and
/// marks all hours; [Figures] and [OverviewAnswer] tell it to the API, `bigNumbers.ts` to the reader. A rate is
/// made of two of them in [OverviewAnswer], a median of a histogram in [Tally].
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
    /// Those that Retell's analysis judged.
    JUDGED("int4", (call, _) -> one(call.successful() != null)),
    INBOUND("int4", (call, _) -> one("inbound".equals(call.direction()))),
    OUTBOUND("int4", (call, _) -> one("outbound".equals(call.direction()))),
    /// 0 where no opening hours are set.
    AFTER_HOURS("int4", (call, settings) -> one(isAfterHours(call, settings)));

    /// One for each outcome, by its name: an outcome without a metric fails at the start.
    static final List<Metric> OUTCOMES = Stream.of(CallOutcome.values())
            .map(outcome -> valueOf(outcome.name()))
            .toList();

    private interface Rule {

        long of(CallRecord call, ClientSettings settings);
    }

    private final String column = name().toLowerCase(Locale.ROOT);
    private final String sqlType;
    private final Rule rule;

    /// The number of calls with the outcome of this name.
    Metric() {
        this.sqlType = "int4";
        this.rule = (call, _) -> one(column().equals(call.outcome()));
    }

    Metric(String sqlType, Rule rule) {
        this.sqlType = sqlType;
        this.rule = rule;
    }

    /// Also the name of an outcome, for one of [#OUTCOMES].
    String column() {
        return column;
    }

    /// The type of a row's sum: `int4` or `int8`.
    String sqlType() {
        return sqlType;
    }

    /// 0 and up: where a tally keeps its sum.
    @SuppressWarnings("EnumOrdinal") // Of this process only, never stored.
    int place() {
        return ordinal();
    }

    /// @return what a call adds
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
        OpeningHours open = settings.openingHours();
        return open != null && !open.isOpen(call.at().atZone(settings.zone()).toLocalDateTime());
    }
}
