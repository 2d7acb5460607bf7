package com.aivors.call.merge;

import com.aivors.call.ChangeAnnouncer;
import com.aivors.client.Clients;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.retell.CallOutcome;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives calls without an end the outcome `no_end` once they are overdue. Asks Retell first. Runs
/// as a job on one node.
///
/// The merge sets the outcome of calls that arrive overdue. So this job reads only the calls that
/// became overdue since its last run, by a range of `call_listed`. The outcome is in no index,
/// which keeps updates of `call` HOT.
final class OverdueCalls {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueCalls.class);

    /// Covers the longest transaction and the clock difference of two nodes: a writer that computed
    /// "in progress" shortly before the last run may have committed after it.
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final int CALLS_AT_ONCE = 100;

    private static final String CLIENTS = "select client_id from client order by client_id";

    private static final String OVERDUE = """
            select c.call_id from call c
             where c.client_id = :client and c.listed_at >= :from and c.listed_at <= :until
               and c.outcome = :inProgress
             order by c.listed_at, c.call_id
             limit :limit
            """;

    private static final String LAST = "select done_until from overdue_run";

    private static final String DONE = """
            insert into overdue_run as r (only_row, done_until) values (true, :until)
            on conflict (only_row) do update set done_until = excluded.done_until
            """;

    private final Database database;
    private final CallReprocessing reprocessing;
    private final CallLookup lookup;
    private final ChangeAnnouncer announcer;
    private final InstantSource clock;
    private final Duration timeout;

    /// @param announcer receives the changed calls after each commit
    OverdueCalls(
            Database database,
            CallReprocessing reprocessing,
            CallLookup lookup,
            ChangeAnnouncer announcer,
            InstantSource clock,
            Duration timeout) {
        this.database = database;
        this.reprocessing = reprocessing;
        this.lookup = lookup;
        this.announcer = announcer;
        this.clock = clock;
        this.timeout = timeout;
    }

    /// Ends overdue calls. After an interruption, the next run finds the remaining calls again.
    void run(BooleanSupplier goesOn) {
        Instant until = clock.instant().minus(timeout);
        Instant from = database.as(
                Role.INTAKE,
                sql -> sql.sql(LAST)
                        .query((row, _) -> row.getTimestamp("done_until").toInstant())
                        .optional()
                        .map(last -> last.minus(OVERLAP))
                        .orElse(Instant.EPOCH));
        var asking = new Asking();
        for (UUID client : clients()) {
            while (goesOn.getAsBoolean()) {
                if (end(client, from, until, asking, goesOn) < CALLS_AT_ONCE) {
                    break;
                }
            }
        }
        if (goesOn.getAsBoolean()) {
            database.as(
                    Role.INTAKE,
                    sql -> sql.sql(DONE).param("until", Timestamp.from(until)).update());
        }
    }

    /// Remembers whether Retell is worth asking in this run.
    private static final class Asking {
        private boolean useful = true;
    }

    private int end(UUID client, Instant from, Instant until, Asking asking, BooleanSupplier goesOn) {
        List<String> overdue = database.as(
                Role.INTAKE,
                sql -> sql.sql(OVERDUE)
                        .param("client", client)
                        .param("from", Timestamp.from(from))
                        .param("until", Timestamp.from(until))
                        .param("inProgress", CallOutcome.IN_PROGRESS.text())
                        .param("limit", CALLS_AT_ONCE)
                        .query((row, _) -> row.getString("call_id"))
                        .list());
        for (String callId : overdue) {
            if (asking.useful && goesOn.getAsBoolean()) {
                asking.useful = lookup.ask(client, callId);
            }
        }
        if (overdue.isEmpty() || !goesOn.getAsBoolean()) {
            return 0;
        }
        Set<String> ended =
                database.connected(Role.INTAKE, connection -> reprocessing.settle(connection, client, overdue));
        if (!ended.isEmpty()) {
            LOG.info("Ended {} overdue calls whose end never arrived", ended.size());
            announcer.announce(Map.of(client, ended));
        }
        return overdue.size();
    }

    /// Returns all clients, and the owner of unclaimed calls, which may be assigned to a client
    /// later.
    private List<UUID> clients() {
        var clients = new ArrayList<>(List.of(Clients.NOBODY));
        clients.addAll(database.as(
                Role.INTAKE,
                sql -> sql.sql(CLIENTS)
                        .query((row, _) -> row.getObject("client_id", UUID.class))
                        .list()));
        return clients;
    }
}
