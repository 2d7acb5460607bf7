package com.aivors.completeness;

import com.aivors.completeness.Runs.Run;
import com.aivors.platform.database.ArrayParameters;
import com.aivors.platform.database.Columns;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the progress and the findings of runs, workspace by workspace. The only class that writes
/// `reconciliation_part`, `retell_check`, `retell_call` and `completeness_check`; [OldComparisons]
/// forgets rows.
final class Parts {

    /// Longer than nearly every call: what was going on at the last check has ended by now.
    static final Duration OVERLAP = Duration.ofHours(2);

    /// How far the first check looks back.
    private static final Duration FIRST = Duration.ofDays(1);

    /// Retell asks a workspace to wait, not a run: a new part waits with those that wait already.
    private static final String ADD = """
            insert into reconciliation_part
                (reconciliation_id, source_id, from_at, to_at, reached_at, resume_at, trouble)
            select :run, :source, f.from_at, :to, f.from_at, w.resume_at, w.trouble
              from (select least(:to::timestamptz, coalesce(:from::timestamptz,
                        (select checked_until from retell_check where source_id = :source) - :overlap::interval,
                        :to::timestamptz - :first::interval)) as from_at) f
              left join (select resume_at, trouble from reconciliation_part
                          where source_id = :source and state = 'open' and resume_at > :now
                          order by resume_at desc limit 1) w on true
            on conflict do nothing
            """;

    private static final String OF_RUN = """
            select * from reconciliation_part where reconciliation_id = :run order by source_id
            """;

    private static final String SAVE = """
            insert into retell_call as r
                (client_id, call_id, agent_id, started_at, difference, reason, fetched_at, checked_at)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                                 ?::timestamptz[], ?::timestamptz[])
            on conflict (client_id, call_id) do update set
                agent_id = excluded.agent_id,
                started_at = excluded.started_at,
                difference = excluded.difference,
                reason = excluded.reason,
                fetched_at = coalesce(excluded.fetched_at, r.fetched_at),
                checked_at = excluded.checked_at
            """;

    /// Another node may have been faster, or somebody has cancelled the run.
    private static final String ADVANCE = """
            update reconciliation_part p
               set reached_at = ?, state = ?, found = found + ?, fetched = fetched + ?, missing = missing + ?,
                   resume_at = null, trouble = null
             where reconciliation_id = ? and source_id = ? and state = 'open' and reached_at = ?
               and exists (select from reconciliation r
                            where r.reconciliation_id = p.reconciliation_id and r.state = 'running')
            """;

    /// With every other open part of the workspace.
    private static final String DEFER = """
            update reconciliation_part
               set resume_at = :at, trouble = :trouble,
                   fetched = fetched + case when reconciliation_id = :run then :fetched else 0 end
             where source_id = :source and state = 'open'
            """;

    private static final String FAIL = """
            update reconciliation_part set state = 'failed', trouble = :trouble, resume_at = null,
                   fetched = fetched + :fetched
             where reconciliation_id = :run and source_id = :source and state = 'open'
            """;

    private static final String STOP = """
            update reconciliation_part set fetched = fetched + :fetched
             where reconciliation_id = :run and source_id = :source
            """;

    /// One that waits goes on waiting.
    private static final String REOPEN = """
            update reconciliation_part set state = 'open', trouble = case when state = 'open' then trouble end
             where reconciliation_id = :run and state <> 'done'
            """;

    /// A check that leaves a gap behind the last one does not count.
    private static final String CHECKED = """
            update retell_check set checked_until = :until
             where source_id = :source and checked_until >= :from and checked_until < :until
            """;

    private static final String FIRST_CHECKED = """
            insert into retell_check (source_id, checked_until) values (:source, :until) on conflict do nothing
            """;

    private static final String CLIENT_CHECKED = """
            insert into completeness_check as c (client_id, checked_until, checked_at) values (:client, :until, :at)
            on conflict (client_id) do update set
                checked_until = greatest(c.checked_until, excluded.checked_until),
                checked_at = greatest(c.checked_at, excluded.checked_at)
            """;

    private Parts() {}

    /// @param reached every call that started before has been compared
    /// @param resumeAt not before then
    record Part(
            UUID runId,
            UUID sourceId,
            Instant from,
            Instant to,
            Instant reached,
            String state,
            @Nullable Instant resumeAt) {

        Part at(Instant place) {
            return new Part(runId, sourceId, from, to, place, state, resumeAt);
        }

        boolean isOpen() {
            return state.equals("open");
        }
    }

    /// What a comparison of one call came to.
    ///
    /// @param difference missing, unfinished or unclaimed; null when we hold the same
    record Compared(
            UUID clientId,
            String callId,
            String agentId,
            Instant startedAt,
            @Nullable String difference,
            @Nullable String reason,
            @Nullable Instant fetchedAt,
            Instant checkedAt) {

        boolean isHere() {
            return difference == null || difference.equals("unfinished");
        }
    }

    static void add(JdbcClient sql, Run run, UUID sourceId, Instant now) {
        sql.sql(ADD)
                .param("run", run.id())
                .param("source", sourceId)
                .param("from", run.from() == null ? null : Timestamp.from(run.from()), java.sql.Types.TIMESTAMP)
                .param("to", Timestamp.from(run.to()))
                .param("overlap", OVERLAP.toString())
                .param("first", FIRST.toString())
                .param("now", Timestamp.from(now))
                .update();
    }

    static List<Part> of(JdbcClient sql, UUID runId) {
        return sql.sql(OF_RUN)
                .param("run", runId)
                .query((row, _) -> new Part(
                        runId,
                        row.getObject("source_id", UUID.class),
                        row.getTimestamp("from_at").toInstant(),
                        row.getTimestamp("to_at").toInstant(),
                        row.getTimestamp("reached_at").toInstant(),
                        row.getString("state"),
                        Columns.instant(row, "resume_at")))
                .list();
    }

    /// Keeps what was compared and goes on behind it.
    ///
    /// @param calls by client
    /// @param reached the part is done when this is its end
    /// @return false when somebody else has gone on, or the run is cancelled: nothing is counted then
    static boolean advance(
            Connection connection,
            Part part,
            Map<UUID, List<Compared>> calls,
            long fetched,
            Instant reached,
            boolean done)
            throws SQLException {
        var all = new ArrayList<Compared>();
        for (var ofClient : calls.entrySet()) {
            save(connection, ofClient.getValue());
            all.addAll(ofClient.getValue());
        }
        try (var statement = connection.prepareStatement(ADVANCE)) {
            statement.setTimestamp(1, Timestamp.from(reached));
            statement.setString(2, done ? "done" : "open");
            statement.setLong(3, all.size());
            statement.setLong(4, fetched);
            statement.setLong(5, all.stream().filter(call -> !call.isHere()).count());
            statement.setObject(6, part.runId());
            statement.setObject(7, part.sourceId());
            statement.setTimestamp(8, Timestamp.from(part.reached()));
            return statement.executeUpdate() == 1;
        }
    }

    private static void save(Connection connection, List<Compared> calls) throws SQLException {
        try (var statement = connection.prepareStatement(SAVE)) {
            new ArrayParameters<>(connection, statement, calls)
                    .bind("uuid", Compared::clientId)
                    .bind("text", Compared::callId)
                    .bind("text", Compared::agentId)
                    .bind("timestamptz", Compared::startedAt)
                    .bind("text", Compared::difference)
                    .bind("text", Compared::reason)
                    .bind("timestamptz", Compared::fetchedAt)
                    .bind("timestamptz", Compared::checkedAt);
            statement.executeUpdate();
        }
    }

    static void defer(JdbcClient sql, Part part, Instant until, String trouble, long fetched) {
        sql.sql(DEFER)
                .param("run", part.runId())
                .param("source", part.sourceId())
                .param("at", Timestamp.from(until))
                .param("trouble", trouble)
                .param("fetched", fetched)
                .update();
    }

    static void fail(JdbcClient sql, Part part, String trouble, long fetched) {
        sql.sql(FAIL)
                .param("run", part.runId())
                .param("source", part.sourceId())
                .param("trouble", trouble)
                .param("fetched", fetched)
                .update();
    }

    /// Counts what was fetched of a page that was not read to its end.
    static void stop(JdbcClient sql, Part part, long fetched) {
        sql.sql(STOP)
                .param("run", part.runId())
                .param("source", part.sourceId())
                .param("fetched", fetched)
                .update();
    }

    static void reopen(JdbcClient sql, UUID runId) {
        sql.sql(REOPEN).param("run", runId).update();
    }

    /// Remembers for the next check by the clock that all calls of a period were compared.
    static void checked(JdbcClient sql, UUID sourceId, Instant from, Instant until) {
        sql.sql(FIRST_CHECKED)
                .param("source", sourceId)
                .param("until", Timestamp.from(until))
                .update();
        sql.sql(CHECKED)
                .param("source", sourceId)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .update();
    }

    static void clientChecked(JdbcClient sql, UUID clientId, Instant until, Instant at) {
        sql.sql(CLIENT_CHECKED)
                .param("client", clientId)
                .param("until", Timestamp.from(until))
                .param("at", Timestamp.from(at))
                .update();
    }
}
