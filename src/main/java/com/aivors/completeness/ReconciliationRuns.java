package com.aivors.completeness;

import com.aivors.platform.database.Columns;
import com.aivors.platform.time.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The only class that knows the SQL of `reconciliation`. Runs under the role of its caller.
final class ReconciliationRuns {

    /// The time from the end of a scheduled run to the start of the next.
    static final Duration EVERY = Duration.ofMinutes(15);

    /// Excludes calls of the last minutes, whose webhooks may still be on their way.
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String ADD = """
            insert into reconciliation (reconciliation_id, client_id, automatic, from_at, to_at, requested_at)
            values (:id, :client, false, :from, :to, :now)
            """;

    private static final String ADD_AUTOMATIC = """
            insert into reconciliation (reconciliation_id, automatic, to_at, requested_at)
            select :id, true, :to, :now
             where not exists (select from reconciliation
                                where automatic and (finished_at is null or finished_at > :since))
            on conflict do nothing
            """;

    private static final String FORGET = "delete from reconciliation where automatic and finished_at < :before";

    /// Requested runs come before scheduled ones.
    private static final String OPEN = """
            select * from reconciliation where state in ('waiting', 'running')
             order by automatic, requested_at, reconciliation_id
            """;

    private static final String BEGIN = """
            update reconciliation set state = 'running' where reconciliation_id = :id and state = 'waiting'
            """;

    private static final String IS_OPEN = """
            select exists (select from reconciliation
                            where reconciliation_id = :id and state in ('waiting', 'running'))
            """;

    private static final String FINISH = """
            update reconciliation set state = :state, finished_at = :now
             where reconciliation_id = :id and state = 'running'
            """;

    private static final String CANCEL = """
            update reconciliation set state = 'cancelled', finished_at = :now
             where reconciliation_id = :id and state in ('waiting', 'running')
            """;

    private static final String RESUME = """
            update reconciliation set state = 'waiting', finished_at = null
             where reconciliation_id = :id and state in ('cancelled', 'failed') and not automatic
            """;

    private static final String VIEWS = """
            select r.*, p.found, p.fetched, p.missing, p.resume_at, p.parts, p.progress
              from (select * from reconciliation
                     where %s
                     order by requested_at desc, reconciliation_id desc
                     limit :limit) r
              left join lateral (
                    select count(*) as parts, sum(found) as found, sum(fetched) as fetched, sum(missing) as missing,
                           min(resume_at) filter (where state = 'open') as resume_at,
                           avg(case when state = 'done' or to_at <= from_at then 1
                                    else extract(epoch from reached_at - from_at) / extract(epoch from to_at - from_at)
                               end) as progress
                      from reconciliation_part where reconciliation_id = r.reconciliation_id) p on true
             order by r.requested_at desc, r.reconciliation_id desc
            """;

    private static final String TROUBLES = """
            select s.name, p.trouble from reconciliation_part p join source s using (source_id)
             where p.reconciliation_id = :id and p.trouble is not null
             order by s.name
            """;

    private final Ids ids;
    private final InstantSource clock;

    ReconciliationRuns(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// A run that is not finished.
    ///
    /// @param from null for a scheduled run
    record Run(
            UUID id,
            @Nullable UUID clientId,
            boolean automatic,
            @Nullable Instant from,
            Instant to) {}

    UUID add(JdbcClient sql, @Nullable UUID clientId, Instant from, Instant to) {
        UUID id = ids.next();
        sql.sql(ADD)
                .param("id", id)
                .param("client", clientId, Types.OTHER)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("now", now())
                .update();
        return id;
    }

    /// Adds a scheduled run when it is due.
    void addAutomatic(JdbcClient sql) {
        Instant now = clock.instant();
        sql.sql(ADD_AUTOMATIC)
                .param("id", ids.next())
                .param("to", Timestamp.from(now.minus(SETTLED)))
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(EVERY)))
                .update();
        sql.sql(FORGET).param("before", Timestamp.from(now.minus(KEPT))).update();
    }

    List<Run> open(JdbcClient sql) {
        return sql.sql(OPEN)
                .query((row, _) -> new Run(
                        row.getObject("reconciliation_id", UUID.class),
                        row.getObject("client_id", UUID.class),
                        row.getBoolean("automatic"),
                        Columns.instant(row, "from_at"),
                        row.getTimestamp("to_at").toInstant()))
                .list();
    }

    void begin(JdbcClient sql, UUID id) {
        sql.sql(BEGIN).param("id", id).update();
    }

    boolean isOpen(JdbcClient sql, UUID id) {
        return sql.sql(IS_OPEN)
                .param("id", id)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /// @return false when the run was cancelled
    boolean finish(JdbcClient sql, UUID id, boolean failed) {
        return sql.sql(FINISH)
                        .param("id", id)
                        .param("state", failed ? "failed" : "done")
                        .param("now", now())
                        .update()
                == 1;
    }

    /// @return false when the run is finished already
    boolean cancel(JdbcClient sql, UUID id) {
        return sql.sql(CANCEL).param("id", id).param("now", now()).update() == 1;
    }

    /// @return false unless the run was cancelled or has failed
    boolean resume(JdbcClient sql, UUID id) {
        return sql.sql(RESUME).param("id", id).update() == 1;
    }

    Optional<Reconciliation> find(JdbcClient sql, UUID id) {
        return sql.sql(VIEWS.formatted("reconciliation_id = :id"))
                .param("id", id)
                .param("limit", 1)
                .query((row, _) -> view(sql, row))
                .optional();
    }

    /// Returns the newest first.
    List<Reconciliation> latest(JdbcClient sql, @Nullable UUID clientId, int limit) {
        return sql.sql(VIEWS.formatted("(:client::uuid is null or client_id = :client)"))
                .param("client", clientId, Types.OTHER)
                .param("limit", limit)
                .query((row, _) -> view(sql, row))
                .list();
    }

    private static Reconciliation view(JdbcClient sql, ResultSet row) throws SQLException {
        UUID id = row.getObject("reconciliation_id", UUID.class);
        String state = row.getString("state");
        boolean running = state.equals("waiting") || state.equals("running");
        return new Reconciliation(
                id,
                row.getObject("client_id", UUID.class),
                row.getBoolean("automatic"),
                Columns.instant(row, "from_at"),
                row.getTimestamp("to_at").toInstant(),
                row.getTimestamp("requested_at").toInstant(),
                Columns.instant(row, "finished_at"),
                state,
                state.equals("done") ? 1 : Math.clamp(row.getDouble("progress"), 0, 1),
                row.getLong("found"),
                row.getLong("fetched"),
                row.getLong("missing"),
                running ? Columns.instant(row, "resume_at") : null,
                sql.sql(TROUBLES)
                        .param("id", id)
                        .query((trouble, _) ->
                                new Reconciliation.Trouble(trouble.getString("name"), trouble.getString("trouble")))
                        .list());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
