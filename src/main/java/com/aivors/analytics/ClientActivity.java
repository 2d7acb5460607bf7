package com.aivors.analytics;

import com.aivors.agent.AgentFacts;
import com.aivors.agent.AgentLinks;
import com.aivors.agent.ConnectedAgent;
import com.aivors.client.settings.SettingsRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The recent number of calls of clients, and their last calls. Reads many clients with a fixed
/// number of statements, from the rollups and the stored facts of agents. Reads calls only in hours
/// that are not counted yet. Use it in one snapshot, like [PeriodReading].
public final class ClientActivity {

    private static final int DAYS = 30;

    /// Today began less than this ago in every time zone.
    private static final Duration LATELY = Duration.ofHours(50);

    /// The age up to which hours are usually not counted yet ([Recount#SETTLING]).
    private static final Duration UNSETTLED = Duration.ofHours(4);

    private static final String MARKED = """
            select distinct client_id, hour from rollup_mark where client_id = any(:clients::uuid[])
            """;

    private static final String LAST_CALL = """
            select listed_at from call where client_id = :client order by listed_at desc limit 1
            """;

    private ClientActivity() {}

    /// @param recentCalls the calls of the last 30 days in the client's time zone, including today
    /// @param lastCallAt the last call of any agent; null without calls
    /// @param agents by agent id; omits agents without calls
    public record Activity(long recentCalls, @Nullable Instant lastCallAt, Map<String, AgentCalls> agents) {}

    /// @param name from the last call; null if that has none
    public record AgentCalls(@Nullable String name, Instant firstAt, Instant lastAt) {

        AgentCalls named(@Nullable String other) {
            return new AgentCalls(other, firstAt, lastAt);
        }

        AgentCalls and(AgentCalls other) {
            return new AgentCalls(
                    lastAt.isBefore(other.lastAt) ? other.name : name,
                    firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                    lastAt.isBefore(other.lastAt) ? other.lastAt : lastAt);
        }
    }

    /// Decides where the figures of a client are read.
    ///
    /// @param marked hours that are not counted
    /// @param unread true when some of them are outside of the last 30 days
    private record Reading(ReadPlan plan, NavigableSet<Instant> marked, boolean unread) {}

    /// @return an activity for each of the clients
    public static Map<UUID, Activity> of(JdbcClient sql, List<UUID> clients, Instant now) {
        if (clients.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Reading> readings = readings(sql, clients, now);
        var days = new ClientRanges<LocalDate>();
        var hours = new ClientRanges<Instant>();
        var calls = new ClientRanges<Instant>();
        readings.forEach((client, reading) -> {
            days.add(client, reading.plan().days());
            hours.add(client, reading.plan().hours());
            calls.add(client, reading.plan().calls());
        });
        var counts = new HashMap<UUID, Long>();
        days.parts(LocalDate.MIN).forEach(part -> count(sql, RollupLevel.DAY, part, counts));
        hours.parts(now.minus(LATELY)).forEach(part -> count(sql, RollupLevel.HOUR, part, counts));
        FreshCalls fresh = FreshCalls.in(sql, calls.parts(now.minus(UNSETTLED)));
        Map<UUID, List<AgentFacts.Kept>> kept = AgentFacts.of(sql, clients);
        var activities = new HashMap<UUID, Activity>();
        readings.forEach((client, reading) -> {
            Map<String, AgentCalls> agents =
                    agents(reading, kept.getOrDefault(client, List.of()), fresh.agents(client));
            long recent = counts.getOrDefault(client, 0L) + fresh.count(client);
            activities.put(
                    client,
                    agents == null
                            ? searched(sql, client, recent)
                            : new Activity(recent, newest(agents.values()), agents));
        });
        return activities;
    }

    private static Map<UUID, Reading> readings(JdbcClient sql, List<UUID> clients, Instant now) {
        Map<UUID, NavigableSet<Instant>> marks = marks(sql, clients);
        Map<UUID, SettingsRows.Days> days = SettingsRows.daysOf(sql, clients);
        var readings = new HashMap<UUID, Reading>();
        for (UUID client : clients) {
            readings.put(
                    client,
                    reading(
                            days.getOrDefault(client, SettingsRows.Days.STANDARD),
                            marks.getOrDefault(client, new TreeSet<>()),
                            now));
        }
        return readings;
    }

    private static Reading reading(SettingsRows.Days days, NavigableSet<Instant> marked, Instant now) {
        LocalDate today = Periods.date(days.zone(), now);
        // A call may begin slightly in the future, because clocks differ.
        var period = new Range<>(
                Periods.begin(days.zone(), today.minusDays(DAYS - 1)), Periods.begin(days.zone(), today.plusDays(2)));
        // Day rows belong to the current time zone only if all rows of older settings are marked.
        var plan = ReadPlan.of(period, new TreeSet<>(), marked, days.outdatedMarked() ? days.zone() : null);
        boolean unread = !marked.isEmpty()
                && (marked.first().isBefore(period.since()) || !marked.last().isBefore(ReadPlan.hour(period.until())));
        return new Reading(plan, marked, unread);
    }

    private static Map<UUID, NavigableSet<Instant>> marks(JdbcClient sql, List<UUID> clients) {
        var marks = new HashMap<UUID, NavigableSet<Instant>>();
        sql.sql(MARKED).param("clients", ClientRanges.ids(clients)).query(row -> {
            marks.computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new TreeSet<>())
                    .add(row.getTimestamp("hour").toInstant());
        });
        return marks;
    }

    private static void count(JdbcClient sql, RollupLevel level, ClientRanges<?> ranges, Map<UUID, Long> counts) {
        sql.sql("""
                        select r.client_id, sum(r.calls) as calls
                          from unnest(:clients::uuid[], :since::%1$s[], :until::%1$s[]) as p (client_id, since, until)
                          join %2$s r on r.client_id = p.client_id and r.%3$s >= p.since and r.%3$s < p.until
                         where r.client_id = any(:those::uuid[]) and r.%3$s >= :least::%1$s and r.%3$s < :most::%1$s
                         group by r.client_id
                        """.formatted(level.keyType(), level.table(), level.key()))
                .params(ranges.parameters())
                .query(row -> {
                    counts.merge(row.getObject("client_id", UUID.class), row.getLong("calls"), Long::sum);
                });
    }

    /// @return null when a first or last call may be gone and its replacement is unknown
    private static @Nullable Map<String, AgentCalls> agents(
            Reading reading, List<AgentFacts.Kept> kept, Map<String, AgentCalls> fresh) {
        if (reading.unread()) {
            return null;
        }
        var agents = new HashMap<>(fresh);
        for (AgentFacts.Kept fact : kept) {
            AgentCalls calls = calls(reading, fact, fresh.get(fact.agentId()));
            if (calls == null) {
                return null;
            }
            agents.put(fact.agentId(), calls);
        }
        return agents;
    }

    private static @Nullable AgentCalls calls(Reading reading, AgentFacts.Kept fact, @Nullable AgentCalls fresh) {
        Instant first = ReadPlan.hour(fact.firstCallAt());
        Instant last = ReadPlan.hour(fact.lastCallAt());
        boolean firstIsOpen = reading.marked().contains(first);
        boolean lastIsOpen = reading.marked().contains(last);
        var known = new AgentCalls(fact.name(), fact.firstCallAt(), fact.lastCallAt());
        if (fresh == null) {
            return firstIsOpen || lastIsOpen ? null : known;
        }
        if ((lastIsOpen && fresh.lastAt().isBefore(last))
                || (firstIsOpen && !fresh.firstAt().isBefore(first.plus(1, ChronoUnit.HOURS)))) {
            return null;
        }
        AgentCalls both = fresh.and(known);
        return new AgentCalls(
                lastIsOpen ? fresh.name() : both.name(),
                firstIsOpen ? fresh.firstAt() : both.firstAt(),
                lastIsOpen ? fresh.lastAt() : both.lastAt());
    }

    private static Activity searched(JdbcClient sql, UUID client, long recent) {
        var agents = new HashMap<String, AgentCalls>();
        for (ConnectedAgent agent : AgentLinks.of(sql, client)) {
            Instant first = agent.firstCallAt();
            Instant newest = agent.lastCallAt();
            if (first != null && newest != null) {
                agents.put(agent.agentId(), new AgentCalls(agent.name(), first, newest));
            }
        }
        Instant last = sql.sql(LAST_CALL)
                .param("client", client)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
        return new Activity(recent, last, agents);
    }

    private static @Nullable Instant newest(Iterable<AgentCalls> agents) {
        Instant newest = null;
        for (AgentCalls calls : agents) {
            if (newest == null || calls.lastAt().isAfter(newest)) {
                newest = calls.lastAt();
            }
        }
        return newest;
    }
}
