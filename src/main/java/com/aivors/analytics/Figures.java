package com.aivors.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What the calls of a period add up to.
///
/// @param talkSeconds exact to the millisecond
/// @param talkMinutes two decimals
/// @param answered talked to somebody, also where the call was then transferred
/// @param successful of `judged`, which counts the calls that Retell's analysis judged
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
        long judged) {

    static final Figures NONE = new Figures(0, BigDecimal.valueOf(0, 3), BigDecimal.valueOf(0, 2), 0, 0, 0, 0, 0, 0, 0);

    /// Columns over rows of [Facts].
    ///
    /// @param name of the period, the prefix of its columns
    /// @param condition chooses the period
    static String columns(String name, String condition) {
        return """
                coalesce(sum(f.calls) filter (where %2$s), 0) as %1$s_calls,
                coalesce(sum(f.talk_ms) filter (where %2$s), 0) as %1$s_talk_ms,
                coalesce(sum(f.calls) filter (where %2$s and f.outcome in ('answered', 'transferred')), 0)
                    as %1$s_answered,
                coalesce(sum(f.calls) filter (where %2$s and f.outcome = 'not_connected'), 0) as %1$s_not_connected,
                coalesce(sum(f.calls) filter (where %2$s and f.outcome = 'voicemail'), 0) as %1$s_voicemail,
                coalesce(sum(f.calls) filter (where %2$s and f.outcome = 'failed'), 0) as %1$s_failed,
                coalesce(sum(f.calls) filter (where %2$s and f.outcome = 'in_progress'), 0) as %1$s_in_progress,
                coalesce(sum(f.calls) filter (where %2$s and f.successful), 0) as %1$s_successful,
                coalesce(sum(f.calls) filter (where %2$s and f.successful is not null), 0) as %1$s_judged
                """.formatted(name, condition);
    }

    static Figures read(ResultSet row, String name) throws SQLException {
        BigDecimal millis = row.getBigDecimal(name + "_talk_ms");
        return new Figures(
                row.getLong(name + "_calls"),
                millis.movePointLeft(3),
                millis.divide(BigDecimal.valueOf(60_000), 2, RoundingMode.HALF_UP),
                row.getLong(name + "_answered"),
                row.getLong(name + "_not_connected"),
                row.getLong(name + "_voicemail"),
                row.getLong(name + "_failed"),
                row.getLong(name + "_in_progress"),
                row.getLong(name + "_successful"),
                row.getLong(name + "_judged"));
    }
}
