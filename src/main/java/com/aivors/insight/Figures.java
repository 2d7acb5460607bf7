package com.aivors.insight;

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

    /// Over rows of `call c`; a period is chosen by a filter clause.
    static final String COLUMNS = """
            count(*) %1$s as %2$s_calls,
            coalesce(sum(c.duration_ms) %1$s, 0) as %2$s_talk_ms,
            count(*) filter (where %3$s and c.outcome in ('answered', 'transferred')) as %2$s_answered,
            count(*) filter (where %3$s and c.outcome = 'not_connected') as %2$s_not_connected,
            count(*) filter (where %3$s and c.outcome = 'voicemail') as %2$s_voicemail,
            count(*) filter (where %3$s and c.outcome = 'failed') as %2$s_failed,
            count(*) filter (where %3$s and c.outcome = 'in_progress') as %2$s_in_progress,
            count(*) filter (where %3$s and c.successful) as %2$s_successful,
            count(c.successful) %1$s as %2$s_judged
            """;

    /// @param name of the period, the prefix of its columns
    static String columns(String name, String condition) {
        return COLUMNS.formatted("filter (where " + condition + ")", name, condition);
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
