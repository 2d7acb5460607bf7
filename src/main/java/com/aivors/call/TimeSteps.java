package com.aivors.call;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Cuts the time that a page may reach into steps, from the newest on, each longer than the one before:
/// what is common is found in the first step, what is rare in few. The first step is a day, or shorter
/// where the client has many calls: what a common word costs does not grow with them.
final class TimeSteps {

    private static final String NEWEST = """
            select c.listed_at from call c
             where c.client_id = :client and c.listed_at <= :until
             order by c.listed_at desc offset :skipped limit 1
            """;

    private static final String OLDEST = """
            select c.listed_at from call c
             where c.client_id = :client and c.listed_at >= :since
             order by c.listed_at limit 1
            """;

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Duration SHORTEST_FIRST = Duration.ofMinutes(10);
    private static final Duration LONGEST_FIRST = Duration.ofDays(1);
    private static final int GROWTH = 4;

    /// Calls of the first step, where they are of less than a day.
    private static final int FIRST_CALLS = 1_000;

    private final JdbcClient sql;
    private final UUID clientId;

    TimeSteps(JdbcClient sql, UUID clientId) {
        this.sql = sql;
        this.clientId = clientId;
    }

    /// @param until exclusive
    record Step(Instant since, Instant until) {

        boolean contains(Instant time) {
            return !time.isBefore(since) && time.isBefore(until);
        }
    }

    List<Step> of(@Nullable Cursor cursor, ChosenFilters filter) {
        Instant limit = least(cursor == null ? FAR : cursor.listedAt(), filter.until());
        Instant newest = newest(limit, 0);
        Instant oldest = time(
                sql.sql(OLDEST).param("since", Timestamp.from(filter.since() == null ? LONG_AGO : filter.since())));
        var steps = new ArrayList<Step>();
        if (newest == null || oldest == null) {
            return steps;
        }
        Instant until = newest.plus(1, ChronoUnit.MICROS);
        Instant afterSome = newest(limit, FIRST_CALLS);
        Duration length = afterSome == null ? LONGEST_FIRST : first(Duration.between(afterSome, until));
        while (oldest.isBefore(until)) {
            Instant since = until.minus(length);
            Instant begin = since.isBefore(oldest) ? oldest : since;
            steps.add(new Step(begin, until));
            until = begin;
            length = length.multipliedBy(GROWTH);
        }
        return steps;
    }

    /// A client may have many calls at the very same time.
    private static Duration first(Duration some) {
        Duration shortest = some.compareTo(SHORTEST_FIRST) < 0 ? SHORTEST_FIRST : some;
        return shortest.compareTo(LONGEST_FIRST) > 0 ? LONGEST_FIRST : shortest;
    }

    private static Instant least(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private @Nullable Instant newest(Instant until, int skipped) {
        return time(sql.sql(NEWEST).param("until", Timestamp.from(until)).param("skipped", skipped));
    }

    private @Nullable Instant time(JdbcClient.StatementSpec query) {
        return query.param("client", clientId)
                .query((row, _) -> row.getTimestamp("listed_at").toInstant())
                .optional()
                .orElse(null);
    }
}
