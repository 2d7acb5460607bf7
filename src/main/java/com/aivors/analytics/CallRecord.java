package com.aivors.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What figures need of a call.
///
/// @param agentId empty where no event named an agent
/// @param customAnalysis a JSON object; null as well where only counters are asked for
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

    /// Of `call c`.
    ///
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
