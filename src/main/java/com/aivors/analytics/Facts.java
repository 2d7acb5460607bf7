package com.aivors.analytics;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The calls of a period as figures need them: from the rollups where those are right, and from
/// `call` itself where they are not (hours with a mark) or are too coarse (hours that begin,
/// end or divide a period). One statement, so one snapshot: a change of a call and its mark become
/// visible together, and the figures are always those of the list.
///
/// @param agentId null for all agents
/// @param to exclusive
/// @param splits moments at which an hour must not be taken as a whole
record Facts(UUID clientId, @Nullable String agentId, Instant from, Instant to, Collection<Instant> splits) {

    /// Begins a statement that reads `facts`: each row some calls that are alike, at a time `at`
    /// that stands for all of them. `quarters` counts them by quarters of an hour from there.
    static final String SQL = """
            with split as materialized (
                select m.hour from rollup_mark m
                 where m.client_id = :client and m.hour >= :firstHour::timestamptz and m.hour < :to::timestamptz
                 union
                select to_timestamp(unnest(:splits::bigint[]))),
            facts as (
                select r.hour as at, r.outcome, r.disconnection_reason, r.sentiment, r.successful,
                       r.calls, r.quarters, r.talk_ms, r.durations, r.latencies
                  from call_rollup r
                 where r.client_id = :client and r.hour >= :firstHour::timestamptz and r.hour < :to::timestamptz
                   and (:agent::text is null or r.agent_id = :agent)
                   and r.hour not in (select hour from split)
                 union all
                select c.listed_at, c.outcome, c.disconnection_reason, c.sentiment, c.successful,
                       1, array[1], c.duration_ms, array[c.duration_ms], array[c.latency_ms]
                  from split s
                  join call c on c.client_id = :client
                             and c.listed_at >= greatest(s.hour, :from::timestamptz)
                             and c.listed_at < least(s.hour + interval '1 hour', :to::timestamptz)
                 where (:agent::text is null or c.agent_id = :agent))
            """;

    /// Columns of a time zone's clock: `shift` is to be added to a time of UTC from `begin` until `until`.
    static final String CLOCK = """
            (select to_timestamp(k.since) as begin,
                    coalesce(to_timestamp(lead(k.since) over (order by k.since)), 'infinity') as until,
                    make_interval(secs => k.seconds) as shift
               from unnest(:clockSince::bigint[], :clockSeconds::int[]) as k (since, seconds)) clock
            """;

    /// Binds [#CLOCK] too.
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, ZoneId zone) {
        var offsets = TimeZones.offsets(zone, hour(from), to);
        return bind(statement)
                .param("clockSince", literal(offsets.keySet().stream().map(Instant::getEpochSecond)))
                .param("clockSeconds", literal(offsets.values().stream().map(ZoneOffset::getTotalSeconds)));
    }

    private static String literal(Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement
                .param("client", clientId)
                .param("agent", agentId, Types.VARCHAR)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("firstHour", Timestamp.from(hour(from)))
                .param("splits", hours());
    }

    /// The hours to be read call by call, in seconds, as a literal of PostgreSQL.
    private String hours() {
        var hours = new TreeSet<Instant>();
        Stream.concat(Stream.of(from, to), splits.stream())
                .filter(split -> !split.equals(hour(split)))
                .forEach(split -> hours.add(hour(split)));
        return literal(hours.stream().map(Instant::getEpochSecond));
    }

    static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
