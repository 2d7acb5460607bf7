package com.aivors.call.list;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Queries the search index. The only class that calls `call_hits` and reads `search_mark`.
final class SearchHits {

    /// With more pending calls, lists are walked instead of searched in the index.
    static final int MOST_PENDING = 5_000;

    /// Reads the calls that the index proposes and the pending calls. Looks them up one by one,
    /// because otherwise the planner reads all calls of the step and compares them with the hits.
    static final String FROM = """
            (select h.hit from call_hits(:client, :words::tsquery, :stepSince, :stepUntil) h
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

    private SearchHits() {}

    /// A call that is not indexed yet.
    record Pending(String callId, Instant listedAt) {}

    /// @return more than [#MOST_PENDING] calls when there are too many
    static List<Pending> pending(JdbcClient sql, UUID clientId) {
        return sql.sql(PENDING)
                .param("client", clientId)
                .param("most", MOST_PENDING + 1)
                .query((row, _) -> new Pending(
                        row.getString("call_id"), row.getTimestamp("listed_at").toInstant()))
                .list();
    }

    /// @return the ids of the pending calls of the step, as the text of a PostgreSQL array
    static String idsIn(TimeSteps.Step step, List<Pending> pending) {
        return pending.stream()
                .filter(call -> step.contains(call.listedAt()))
                .map(call -> arrayElement(call.callId()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String arrayElement(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
