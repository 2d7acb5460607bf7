package com.aivors.completeness;

import com.aivors.client.settings.SettingsRows;
import com.aivors.completeness.Completeness.Day;
import com.aivors.completeness.Completeness.Difference;
import com.aivors.retell.CallOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts compared calls for many clients at once, with one statement of each kind per time zone.
/// Runs under the role of its caller.
final class CompletenessReads {

    private static final int MOST_DIFFERENCES = 1_000;

    private static final String COMPARED = """
             from retell_call r
            where r.client_id = any(:clients::uuid[]) and r.started_at >= :from and r.started_at < :to
            """;

    private static final String DAYS = """
            select r.client_id, (r.started_at at time zone :zone)::date as day, count(*) as calls,
                   max(r.checked_at) as checked_at
            """ + COMPARED + """
             group by 1, 2
             order by 1, 2 desc
            """;

    /// Excludes calls that have arrived since the last check.
    private static final String MISSING = """
            select r.client_id, (r.started_at at time zone :zone)::date as day, count(*) as calls
            """ + COMPARED + """
               and r.difference is not null and r.difference <> 'unfinished'
               and not exists (select from call c where c.client_id = r.client_id and c.call_id = r.call_id)
             group by 1, 2
            """;

    private static final String DIFFERENCES = """
            select client_id, day, call_id, difference, reason
              from (select r.client_id, (r.started_at at time zone :zone)::date as day, r.call_id, r.difference, r.reason,
                           r.started_at,
                           row_number() over (partition by r.client_id order by r.started_at desc, r.call_id) as place
                      from retell_call r
                      left join call c on c.client_id = r.client_id and c.call_id = r.call_id
                     where r.client_id = any(:clients::uuid[]) and r.started_at >= :from and r.started_at < :to
                       and r.difference is not null
                       and (c.call_id is null
                            or (r.difference = 'unfinished' and c.outcome = any(:open)))) as one
             where place <= :limit
             order by client_id, started_at desc, call_id
            """;

    private static final String CHECKED =
            "select client_id, checked_at from completeness_check where client_id = any(:clients::uuid[])";

    private final JdbcClient sql;
    private final CheckedPeriod period;
    private final Instant now;
    private final Map<ZoneId, List<UUID>> byZone;
    private final Map<ClientDay, Long> missing = new HashMap<>();

    /// @param clients all clients that the methods may be asked about
    CompletenessReads(JdbcClient sql, List<UUID> clients, CheckedPeriod period, Instant now) {
        this.sql = sql;
        this.period = period;
        this.now = now;
        Map<UUID, SettingsRows.Days> days = SettingsRows.daysOf(sql, clients);
        this.byZone = clients.stream()
                .collect(Collectors.groupingBy(client ->
                        days.getOrDefault(client, SettingsRows.Days.STANDARD).zone()));
        byZone.forEach((zone, those) -> statement(MISSING, zone, those).query(row -> {
            missing.put(ClientDay.of(row), row.getLong("calls"));
        }));
    }

    /// One day of one client.
    private record ClientDay(UUID clientId, LocalDate day) {

        static ClientDay of(ResultSet row) throws SQLException {
            return new ClientDay(row.getObject("client_id", UUID.class), row.getObject("day", LocalDate.class));
        }
    }

    /// @return the number of missing calls per client; omits clients without missing calls
    Map<UUID, Long> missing() {
        return missing.entrySet().stream()
                .collect(Collectors.groupingBy(
                        day -> day.getKey().clientId(), Collectors.summingLong(Map.Entry::getValue)));
    }

    /// @param names some of the clients, in the order of the answer
    /// @param keyed whether there is a Retell key for a client's calls
    List<Completeness> of(SequencedMap<UUID, String> names, Predicate<UUID> keyed) {
        Map<UUID, Instant> checked = checkedAt(List.copyOf(names.keySet()));
        var all = new HashMap<UUID, Completeness>();
        byZone.forEach((zone, clients) -> {
            List<UUID> those = clients.stream().filter(names::containsKey).toList();
            Map<UUID, List<Day>> days = those.isEmpty() ? Map.of() : days(zone, those);
            for (UUID client : those) {
                List<Day> own = days.getOrDefault(client, List.of());
                all.put(
                        client,
                        new Completeness(
                                client,
                                names.getOrDefault(client, ""),
                                zone.getId(),
                                keyed.test(client),
                                own.stream().mapToLong(Day::retell).sum(),
                                own.stream().mapToLong(Day::here).sum(),
                                own.stream().mapToLong(Day::missing).sum(),
                                checked.get(client),
                                own));
            }
        });
        return names.keySet().stream().map(all::get).filter(Objects::nonNull).toList();
    }

    /// @return the time of the last check of each client; omits clients that were never checked
    private Map<UUID, Instant> checkedAt(List<UUID> clients) {
        var checked = new HashMap<UUID, Instant>();
        sql.sql(CHECKED).param("clients", array(clients)).query(row -> {
            checked.put(
                    row.getObject("client_id", UUID.class),
                    row.getTimestamp("checked_at").toInstant());
        });
        return checked;
    }

    /// @return the newest day first
    private Map<UUID, List<Day>> days(ZoneId zone, List<UUID> clients) {
        Map<ClientDay, List<Difference>> differences = differences(zone, clients);
        var days = new HashMap<UUID, List<Day>>();
        statement(DAYS, zone, clients).query(row -> {
            ClientDay day = ClientDay.of(row);
            long retell = row.getLong("calls");
            long lacking = missing.getOrDefault(day, 0L);
            days.computeIfAbsent(day.clientId(), _ -> new ArrayList<>())
                    .add(new Day(
                            day.day(),
                            retell,
                            retell - lacking,
                            lacking,
                            row.getTimestamp("checked_at").toInstant(),
                            differences.getOrDefault(day, List.of())));
        });
        return days;
    }

    private Map<ClientDay, List<Difference>> differences(ZoneId zone, List<UUID> clients) {
        var differences = new HashMap<ClientDay, List<Difference>>();
        statement(DIFFERENCES, zone, clients)
                .param("open", CallOutcome.openNames().toArray(String[]::new))
                .param("limit", MOST_DIFFERENCES)
                .query(row -> {
                    differences
                            .computeIfAbsent(ClientDay.of(row), _ -> new ArrayList<>())
                            .add(new Difference(
                                    row.getString("call_id"), row.getString("difference"), row.getString("reason")));
                });
        return differences;
    }

    private JdbcClient.StatementSpec statement(String text, ZoneId zone, List<UUID> clients) {
        return sql.sql(text)
                .param("zone", zone.getId())
                .param("clients", array(clients))
                .param("from", period.begin(zone, now))
                .param("to", period.end(zone, now));
    }

    private static String[] array(List<UUID> clients) {
        return clients.stream().map(UUID::toString).toArray(String[]::new);
    }
}
