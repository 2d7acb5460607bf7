package com.aivors.completeness;

import com.aivors.completeness.ReconciliationRuns.Run;
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

/// Stores the progress and the results of runs, per workspace. The only class that writes
/// `reconciliation_part`, `retell_check`, `retell_call` and `completeness_check`; only
/// [OldComparisons] deletes rows.
final class ReconciliationParts {

    /// The part of the last check's period that the next check repeats. Longer than nearly every
    /// call, so that calls in progress at the last check have ended.
    static final Duration OVERLAP = Duration.ofHours(2);

    /// The period of the first check.
    private static final Duration FIRST = Duration.ofDays(1);

    /// Retell throttles a workspace, not a run, so a new part waits as long as other parts of the
    /// workspace.
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

    /// Changes nothing when another node was faster or the run was cancelled.
    private static final String ADVANCE = """
            update reconciliation_part p
               set reached_at = ?, state = ?, found = found + ?, fetched = fetched + ?, missing = missing + ?,
                   resume_at = null, trouble = null
             where reconciliation_id = ? and source_id = ? and state = 'open' and reached_at = ?
               and exists (select from reconciliation r
                            where r.reconciliation_id = p.reconciliation_id and r.state = 'running')
            """;

    /// Defers all open parts of the workspace.
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

    /// A waiting part keeps its trouble and its waiting time.
    private static final String REOPEN = """
            update reconciliation_part set state = 'open', trouble = case when state = 'open' then trouble end
             where reconciliation_id = :run and state <> 'done'
            """;

    /// Ignores a check that leaves a gap after the previous one.
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

    private ReconciliationParts() {}

    /// @param reached all calls that started before this time have been compared
    /// @param resumeAt the earliest time to continue; null for now
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

    /// The result of comparing one call.
    ///
    /// @param difference missing, unfinished or unclaimed; null when ours is complete
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

    /// Stores the compared calls and moves the part's position behind them.
    ///
    /// @param calls by client
    /// @param reached the new position
    /// @param done whether the part is finished
    /// @return false when another node has moved the position or the run was cancelled; then
    ///     nothing is counted
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

    /// Counts the fetched calls of a page that was not finished.
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

    /// Records for the next scheduled check that all calls of a period were compared.
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
