package com.aivors.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The values of a call that figures need.
///
/// @param agentId empty if no event has an agent
/// @param customAnalysis a JSON object; also null when only counters are read
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
        @Nullable String customAnalysis) {

    private static final String COUNTERS = """
            c.listed_at, coalesce(c.agent_id, '') as agent_id, c.agent_name, c.direction, c.outcome,
            c.disconnection_reason, c.sentiment, c.successful, c.duration_ms, c.latency_ms,\
            """;

    /// Returns the columns of `call c` to read.
    static String columns(Detail detail) {
        return COUNTERS + (detail == Detail.ALL ? " c.custom_analysis\n" : " null as custom_analysis\n");
    }

    static CallRecord read(ResultSet row) throws SQLException {
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
                row.getString("custom_analysis"));
    }
}
