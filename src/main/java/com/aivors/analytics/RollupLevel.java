package com.aivors.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Collectors;

/// The two rollup tables. Both have the same columns, for an hour of UTC or a local day of the
/// client.
enum RollupLevel {
    HOUR("call_rollup", "hour", "timestamptz"),
    DAY("call_rollup_day", "day", "date");

    private static final String METRICS = Metric.all()
            .map(metric -> "r." + metric.column())
            .collect(Collectors.joining(", ", "r.agent_id, r.agent_name, r.slots, ", ""));

    private final String table;
    private final String key;
    private final String keyType;

    RollupLevel(String table, String key, String keyType) {
        this.table = table;
        this.key = key;
        this.keyType = keyType;
    }

    String table() {
        return table;
    }

    String key() {
        return key;
    }

    String keyType() {
        return keyType;
    }

    /// Returns the columns that [#tally] reads.
    String columns(ReadingDetail detail) {
        return "r." + key + ", " + METRICS
                + switch (detail) {
                    case SUMS -> "";
                    case RESPONSES -> ", r.latencies";
                    case ALL -> ", r.counts, r.durations, r.latencies";
                };
    }

    /// @param at the begin of the row's hour or day
    static Tally tally(ResultSet row, Instant at, ReadingDetail detail) throws SQLException {
        var tally = switch (detail) {
            case SUMS -> new Tally();
            case RESPONSES -> new Tally(new ValueCounts(), new Histogram(), Histogram.of(row.getBytes("latencies")));
            case ALL ->
                new Tally(
                        ValueCounts.parse(row.getString("counts")),
                        Histogram.of(row.getBytes("durations")),
                        Histogram.of(row.getBytes("latencies")));
        };
        tally.name(row.getString("agent_name"), at);
        for (Metric metric : Metric.values()) {
            tally.add(metric, row.getLong(metric.column()));
        }
        return tally;
    }
}
