package com.aivors.call.list;

import com.aivors.call.filter.ChosenFilters;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Divides the time that a page may cover into steps, newest first. Each step is longer than the
/// one before, and much longer after a step with few hits in an index. So a page finds frequent
/// hits in the first step and rare ones in few steps. The first step is a day, or shorter when the
/// client has many calls, so that a frequent word costs the same for large clients.
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

    /// A step with fewer calls counts as nearly empty.
    private static final int FEW = 5;

    /// The first step covers about this number of calls, if that is less than a day.
    private static final int FIRST_CALLS = 1_000;

    private final JdbcClient sql;
    private final UUID clientId;
    private final int growthAfterFew;

    /// Null when there are no calls.
    private final @Nullable Instant oldest;

    /// The end of the next step.
    private Instant until;

    private Duration length;

    private TimeSteps(
            JdbcClient sql, UUID clientId, @Nullable Cursor cursor, ChosenFilters filter, int growthAfterFew) {
        this.sql = sql;
        this.clientId = clientId;
        this.growthAfterFew = growthAfterFew;
        Instant limit = least(cursor == null ? FAR : cursor.listedAt(), filter.until());
        Instant newest = newest(limit, 0);
        this.oldest = newest == null
                ? null
                : time(sql.sql(OLDEST)
                        .param("since", Timestamp.from(filter.since() == null ? LONG_AGO : filter.since())));
        this.until = newest == null ? LONG_AGO : newest.plus(1, ChronoUnit.MICROS);
        Instant afterSome = newest == null ? null : newest(limit, FIRST_CALLS);
        this.length = afterSome == null ? LONGEST_FIRST : first(Duration.between(afterSome, until));
    }

    /// Returns the steps for an index search. A step with few hits is cheap at any length, so steps
    /// grow fast.
    ///
    /// @param cursor only calls after it; null for all calls
    static TimeSteps ofHits(JdbcClient sql, UUID clientId, @Nullable Cursor cursor, ChosenFilters filter) {
        return new TimeSteps(sql, clientId, cursor, filter, 4 * GROWTH);
    }

    /// Returns the steps for a query that reads all calls of some hours of a step.
    ///
    /// @param cursor only calls after it; null for all calls
    static TimeSteps ofHours(JdbcClient sql, UUID clientId, @Nullable Cursor cursor, ChosenFilters filter) {
        return new TimeSteps(sql, clientId, cursor, filter, GROWTH);
    }

    /// @param until exclusive
    record Step(Instant since, Instant until) {

        boolean contains(Instant time) {
            return !time.isBefore(since) && time.isBefore(until);
        }
    }

    /// @return null when there are no older calls
    @Nullable
    Step next() {
        if (oldest == null || !oldest.isBefore(until)) {
            return null;
        }
        Instant since = until.minus(length);
        var step = new Step(since.isBefore(oldest) ? oldest : since, until);
        until = step.since();
        return step;
    }

    /// Sets the length of the next step. Call it before [#next()].
    ///
    /// @param calls the number of calls in the last step
    void found(int calls) {
        length = length.multipliedBy(calls < FEW ? growthAfterFew : GROWTH);
    }

    /// Limits the first step. It has a minimum, because a client may have many calls at the same
    /// time.
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
