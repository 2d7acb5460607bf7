package com.aivors.call;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Asks the search index. The only class that knows `call_hits` and reads `search_mark`.
final class SearchHits {

    /// With more calls that wait for the index, lists are walked instead.
    static final int MOST_PENDING = 5_000;

    /// Proposed by the index, or not indexed yet. One by one, or the planner would read all calls of the time and
    /// compare them with the hits.
    static final String FROM = """
            (select h.hit from call_hits(:client, :words::tsquery, :hitsSince, :hitsUntil) h
              union
             select p.hit from unnest(:pending::text[]) as p (hit)) hits
             cross join lateral (
                   select * from call c where c.client_id = :client and c.call_id = hits.hit offset 0) c
            """;

    private static final String PENDING = """
            select m.call_id, c.listed_at
              from (select distinct call_id from search_mark where client_id = :client limit :most) m
             cross join lateral (
                   select c.listed_at from call c where c.client_id = :client and c.call_id = m.call_id offset 0) c
            """;

    private static final String NEWEST = """
            select c.listed_at from call c
             where c.client_id = :client and c.listed_at <= :until
             order by c.listed_at desc limit 1
            """;

    private static final String OLDEST = """
            select c.listed_at from call c
             where c.client_id = :client and c.listed_at >= :since
             order by c.listed_at limit 1
            """;

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Duration FIRST_STEP = Duration.ofDays(1);
    private static final int GROWTH = 4;

    private final JdbcClient sql;
    private final UUID clientId;

    SearchHits(JdbcClient sql, UUID clientId) {
        this.sql = sql;
        this.clientId = clientId;
    }

    /// @param until exclusive
    record Step(Instant since, Instant until) {

        /// @return as an array of PostgreSQL
        String idsOf(List<Pending> pending) {
            return pending.stream()
                    .filter(call ->
                            !call.listedAt().isBefore(since) && call.listedAt().isBefore(until))
                    .map(call -> arrayElement(call.callId()))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private static String arrayElement(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }

    /// A call that waits for the index.
    record Pending(String callId, Instant listedAt) {}

    /// @return more than [#MOST_PENDING] when these are too many
    static List<Pending> pending(JdbcClient sql, UUID clientId) {
        return sql.sql(PENDING)
                .param("client", clientId)
                .param("most", MOST_PENDING + 1)
                .query((row, _) -> new Pending(
                        row.getString("call_id"), row.getTimestamp("listed_at").toInstant()))
                .list();
    }

    /// The time that a page may reach, from the newest on: a common word is found in the first step, a
    /// rare one in few.
    List<Step> steps(@Nullable Cursor cursor, CallFilter filter) {
        Instant newest = time(NEWEST, "until", least(cursor == null ? FAR : cursor.listedAt(), filter.until()));
        Instant oldest = time(OLDEST, "since", filter.since() == null ? LONG_AGO : filter.since());
        var steps = new ArrayList<Step>();
        if (newest == null || oldest == null) {
            return steps;
        }
        Instant until = newest.plus(1, ChronoUnit.MICROS);
        Duration length = FIRST_STEP;
        while (oldest.isBefore(until)) {
            Instant since = until.minus(length);
            Instant begin = since.isBefore(oldest) ? oldest : since;
            steps.add(new Step(begin, until));
            until = begin;
            length = length.multipliedBy(GROWTH);
        }
        return steps;
    }

    private static Instant least(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private @Nullable Instant time(String query, String name, Instant limit) {
        return sql.sql(query)
                .param("client", clientId)
                .param(name, Timestamp.from(limit))
                .query((row, _) -> row.getTimestamp("listed_at").toInstant())
                .optional()
                .orElse(null);
    }
}
