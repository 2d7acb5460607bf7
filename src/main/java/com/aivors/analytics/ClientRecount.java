package com.aivors.analytics;

import com.aivors.agent.AgentFacts;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Recounts hours of one client and the local days that they touch. Uses a few statements for any
/// number of hours.
final class ClientRecount {

    private static final String AGENTS =
            "select distinct agent_id from call_rollup where client_id = ? and hour = any(?)";

    private static final int QUARTERS = 4;
    private static final int HOURS = 24;

    private final Connection connection;
    private final UUID clientId;
    private final ClientSettings settings;
    private final PeriodReading reading;

    /// @param sql on the same connection
    ClientRecount(Connection connection, JdbcClient sql, UUID clientId) {
        this.connection = connection;
        this.clientId = clientId;
        this.settings = SettingsRows.of(sql, clientId);
        this.reading = new PeriodReading(sql, clientId, settings);
    }

    private record Key(Object time, String agentId) {}

    void count(SortedSet<Instant> hours) throws SQLException {
        // Includes agents whose calls are no longer in these hours.
        Set<String> agents = agentsOf(hours);
        agents.addAll(countHours(hours));
        countDays(days(hours));
        AgentFacts.recounted(connection, clientId, agents);
    }

    private Set<String> agentsOf(SortedSet<Instant> hours) throws SQLException {
        var agents = new TreeSet<String>();
        try (var statement = connection.prepareStatement(AGENTS)) {
            statement.setObject(1, clientId);
            statement.setArray(2, connection.createArrayOf("timestamptz", hours.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    agents.add(row.getString(1));
                }
            }
        }
        return agents;
    }

    /// @return the agents of the counted calls
    private Set<String> countHours(SortedSet<Instant> hours) throws SQLException {
        var ranges = new ArrayList<Range<Instant>>();
        hours.forEach(hour -> Range.append(ranges, hour, hour.plus(1, ChronoUnit.HOURS)));
        var rows = new HashMap<Key, RollupRow>();
        reading.readCalls(ranges, null, ReadingDetail.ALL, call -> {
            Instant hour = ReadPlan.hour(call.at());
            RollupRow row = rows.computeIfAbsent(new Key(hour, call.agentId()), key -> row(key, QUARTERS));
            reading.count(call, row.tally());
            row.slots()[CountedCalls.quarter(call.at())]++;
        });
        replace(RollupLevel.HOUR, hours, rows);
        return rows.keySet().stream().map(Key::agentId).collect(Collectors.toSet());
    }

    /// Recounts days. Skips a day with another mark: it is not read until that mark is taken, and
    /// is counted then.
    private void countDays(NavigableSet<LocalDate> days) throws SQLException {
        ZoneId zone = settings.zone();
        NavigableSet<Instant> stale = reading.stale(new Range<>(
                Periods.begin(zone, days.first()),
                Periods.begin(zone, days.last().plusDays(1))));
        var periods = new ArrayList<Range<Instant>>();
        var cuts = new TreeSet<Instant>();
        for (LocalDate day : days) {
            Instant begin = Periods.begin(zone, day);
            Instant end = Periods.begin(zone, day.plusDays(1));
            Instant first = stale.ceiling(ReadPlan.hour(begin));
            if (begin.isBefore(end) && (first == null || !first.isBefore(end))) {
                Range.append(periods, begin, end);
                cuts.add(begin);
            }
        }
        var rows = new HashMap<Key, RollupRow>();
        reading.read(ReadPlan.ofHours(periods, cuts, stale), null, ReadingDetail.ALL, piece -> {
            LocalDate day = Periods.date(zone, piece.at());
            RollupRow row = rows.computeIfAbsent(new Key(day, piece.agentId()), key -> row(key, HOURS));
            row.tally().merge(piece.tally());
            piece.eachSlot(zone, (_, hour, calls) -> row.slots()[hour] += calls);
        });
        replace(RollupLevel.DAY, days, rows);
    }

    private NavigableSet<LocalDate> days(SortedSet<Instant> hours) {
        var days = new TreeSet<LocalDate>();
        for (Instant hour : hours) {
            days.add(Periods.date(settings.zone(), hour));
            days.add(
                    Periods.date(settings.zone(), hour.plus(1, ChronoUnit.HOURS).minusNanos(1)));
        }
        return days;
    }

    private void replace(RollupLevel level, SortedSet<?> keys, Map<Key, RollupRow> rows) throws SQLException {
        RollupRow.forget(connection, level, clientId, keys);
        RollupRow.add(connection, level, clientId, settings.version(), inOrder(rows));
    }

    /// Sorts the rows so that rows which are read together are stored together.
    private static List<RollupRow> inOrder(Map<Key, RollupRow> rows) {
        return rows.values().stream()
                .sorted(Comparator.comparing((RollupRow row) -> row.key().toString())
                        .thenComparing(RollupRow::agentId))
                .toList();
    }

    private static RollupRow row(Key key, int slots) {
        return new RollupRow(key.time(), key.agentId(), new Tally(), new int[slots]);
    }
}
