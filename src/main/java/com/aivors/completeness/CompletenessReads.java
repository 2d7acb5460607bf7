package com.aivors.completeness;

import com.aivors.client.settings.SettingsRows;
import com.aivors.completeness.Completeness.Day;
import com.aivors.completeness.Completeness.Difference;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.time.ZoneNames;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Counts what was compared. Runs under the role of its caller.
final class CompletenessReads {

    static final int LONGEST_DAYS = 92;
    private static final int STANDARD_DAYS = 7;
    private static final int MOST_DIFFERENCES = 1_000;

    private static final String DAYS = """
            select (r.started_at at time zone :zone)::date as day, count(*) as retell,
                   count(*) filter (where r.difference in ('missing', 'unclaimed')) as missing,
                   max(r.checked_at) as checked_at
              from retell_call r
             where r.client_id = :client and r.started_at >= :from and r.started_at < :to
             group by 1
             order by 1 desc
            """;

    /// Whatever has arrived since the last check is no difference any more.
    private static final String DIFFERENCES = """
            select r.call_id, r.difference, r.reason, (r.started_at at time zone :zone)::date as day,
                   c.outcome is not null as there, c.outcome in ('in_progress', 'no_end') as open
              from retell_call r
              left join call c on c.client_id = :client and c.call_id = r.call_id
             where r.client_id = :client and r.started_at >= :from and r.started_at < :to
               and r.difference is not null
             order by r.started_at desc, r.call_id
             limit :limit
            """;

    private static final String CHECKED = "select checked_at from completeness_check where client_id = :client";

    private CompletenessReads() {}

    /// Days of the client's time zone.
    ///
    /// @param to the last one
    record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

        /// @throws Problem 400 when it is not one
        static Period parse(@Nullable String from, @Nullable String to) {
            LocalDate first = day("from", from);
            LocalDate last = day("to", to);
            if (first != null && last != null && first.isAfter(last)) {
                throw FieldProblem.NOT_AFTER_TO.problem("from");
            }
            if (first != null && last != null && first.plusDays(LONGEST_DAYS).isBefore(last)) {
                throw FieldProblem.TOO_MANY_DAYS.problem("from", LONGEST_DAYS);
            }
            return new Period(first, last);
        }

        private static @Nullable LocalDate day(String name, @Nullable String text) {
            if (text == null || text.isBlank()) {
                return null;
            }
            try {
                LocalDate day = LocalDate.parse(text.strip());
                if (day.getYear() >= 2000 && day.getYear() < 2200) {
                    return day;
                }
            } catch (java.time.DateTimeException e) {
                // Said below.
            }
            throw FieldProblem.DAY.problem(name);
        }

        LocalDate last(ZoneId zone, Instant now) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return to == null ? (from == null ? today : later(today, from)) : to;
        }

        LocalDate first(ZoneId zone, Instant now) {
            LocalDate last = last(zone, now);
            LocalDate earliest = last.minusDays(LONGEST_DAYS);
            return from == null ? last.minusDays(STANDARD_DAYS - 1) : later(from, earliest);
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }
    }

    static Optional<Instant> checkedAt(JdbcClient sql, UUID clientId) {
        return sql.sql(CHECKED)
                .param("client", clientId)
                .query((row, _) -> row.getTimestamp("checked_at").toInstant())
                .optional();
    }

    static Completeness of(JdbcClient sql, UUID clientId, String name, boolean keyed, Period period, Instant now) {
        ZoneId zone = ZoneNames.of(SettingsRows.of(sql, clientId).timezone());
        Timestamp from =
                Timestamp.from(period.first(zone, now).atStartOfDay(zone).toInstant());
        Timestamp to = Timestamp.from(
                period.last(zone, now).plusDays(1).atStartOfDay(zone).toInstant());
        Map<LocalDate, List<Difference>> differences = new HashMap<>();
        Map<LocalDate, Long> arrived = new HashMap<>();
        sql.sql(DIFFERENCES)
                .param("client", clientId)
                .param("zone", zone.getId())
                .param("from", from)
                .param("to", to)
                .param("limit", MOST_DIFFERENCES)
                .query(row -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    String kind = row.getString("difference");
                    boolean unfinished = kind.equals("unfinished");
                    if (!row.getBoolean("there") || (unfinished && row.getBoolean("open"))) {
                        differences
                                .computeIfAbsent(day, _ -> new ArrayList<>())
                                .add(new Difference(row.getString("call_id"), kind, row.getString("reason")));
                    } else if (!unfinished) {
                        arrived.merge(day, 1L, Long::sum);
                    }
                });
        List<Day> days = sql.sql(DAYS)
                .param("client", clientId)
                .param("zone", zone.getId())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> {
                    LocalDate day = row.getObject("day", LocalDate.class);
                    long retell = row.getLong("retell");
                    long missing = row.getLong("missing") - arrived.getOrDefault(day, 0L);
                    return new Day(
                            day,
                            retell,
                            retell - missing,
                            missing,
                            row.getTimestamp("checked_at").toInstant(),
                            differences.getOrDefault(day, List.of()));
                })
                .list();
        return new Completeness(
                clientId,
                name,
                zone.getId(),
                keyed,
                days.stream().mapToLong(Day::retell).sum(),
                days.stream().mapToLong(Day::here).sum(),
                days.stream().mapToLong(Day::missing).sum(),
                checkedAt(sql, clientId).orElse(null),
                days);
    }
}
