package com.aivors.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The values of a call that figures need. For sums, one record stands for all calls of a minute that
/// count alike.
///
/// @param at the time of the call; of several calls, the time of the first
/// @param agentId empty if no event has an agent, and for several calls
/// @param durationMillis of several calls, the sum
/// @param customAnalysis a JSON object; also null unless all details are read
/// @param calls the number of calls
record CallRecord(
        Instant at,
        String agentId,
        @Nullable String agentName,
        @Nullable String direction,
        String outcome,
        @Nullable String reason,
        @Nullable String sentiment,
        @Nullable Boolean successful,
        @Nullable Long durationMillis,
        @Nullable Double latencyMillis,
        @Nullable String customAnalysis,
        int calls) {

    private static final String EACH = """
            c.listed_at, coalesce(c.agent_id, '') as agent_id, c.agent_name, c.direction, c.outcome,
            c.disconnection_reason, c.sentiment, c.successful, c.duration_ms, c.latency_ms,\
            """;

    /// Opening hours begin and end at whole minutes, so they cannot divide a group.
    private static final String ALIKE = """
            min(c.listed_at) as listed_at, c.direction, c.outcome, c.successful,
            sum(greatest(c.duration_ms, 0))::bigint as duration_ms, count(*)::int as calls
            """;

    private static final String GROUPS =
            " group by p.since, date_trunc('minute', c.listed_at), c.direction, c.outcome, c.successful";

    /// Returns the statement that reads the records.
    ///
    /// @param calls a `from` clause with the calls as `c` and the range of each call as `p`; for
    ///     sums, no group has calls of two ranges
    static String select(ReadingDetail detail, String calls) {
        return "select "
                + switch (detail) {
                    case SUMS -> ALIKE + calls + GROUPS;
                    case RESPONSES -> EACH + " null as custom_analysis\n" + calls;
                    case ALL -> EACH + " c.custom_analysis\n" + calls;
                };
    }

    static CallRecord read(ResultSet row, ReadingDetail detail) throws SQLException {
        return detail == ReadingDetail.SUMS ? readAlike(row) : readEach(row);
    }

    private static CallRecord readAlike(ResultSet row) throws SQLException {
        return new CallRecord(
                row.getTimestamp("listed_at").toInstant(),
                "",
                null,
                row.getString("direction"),
                row.getString("outcome"),
                null,
                null,
                row.getObject("successful", Boolean.class),
                row.getObject("duration_ms", Long.class),
                null,
                null,
                row.getInt("calls"));
    }

    private static CallRecord readEach(ResultSet row) throws SQLException {
        return new CallRecord(
                row.getTimestamp("listed_at").toInstant(),
                row.getString("agent_id"),
                row.getString("agent_name"),
                row.getString("direction"),
                row.getString("outcome"),
                row.getString("disconnection_reason"),
                row.getString("sentiment"),
                row.getObject("successful", Boolean.class),
                row.getObject("duration_ms", Long.class),
                row.getObject("latency_ms", Double.class),
                row.getString("custom_analysis"),
                1);
    }
}
