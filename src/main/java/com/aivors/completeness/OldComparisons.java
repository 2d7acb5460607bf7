package com.aivors.completeness;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Deletes comparison results that no page of completeness shows any more. The calls themselves
/// stay.
final class OldComparisons {

    /// A page may go back 92 days, in any time zone.
    static final Duration KEPT = Duration.ofDays(CheckedPeriod.LONGEST_DAYS + 2L);

    private static final int ROWS_AT_ONCE = 1_000;

    private static final String CLIENTS = "select client_id from completeness_check order by client_id";

    /// Requires an old check too: a backfill checks older calls, whose results stay as long after
    /// it.
    private static final String FORGET = """
            delete from retell_call
             where client_id = :client
               and call_id in (select r.call_id from retell_call r
                                where r.client_id = :client and r.started_at < :before and r.checked_at < :before
                                order by r.started_at limit :rows)
            """;

    private final Database database;
    private final InstantSource clock;

    OldComparisons(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void run(BooleanSupplier goesOn) {
        Instant before = clock.instant().minus(KEPT);
        List<UUID> clients =
                database.as(Role.INTAKE, db -> db.sql(CLIENTS).query(UUID.class).list());
        for (UUID client : clients) {
            int forgotten = ROWS_AT_ONCE;
            while (forgotten == ROWS_AT_ONCE && goesOn.getAsBoolean()) {
                forgotten = database.as(
                        Role.INTAKE,
                        db -> db.sql(FORGET)
                                .param("client", client)
                                .param("before", Timestamp.from(before))
                                .param("rows", ROWS_AT_ONCE)
                                .update());
            }
        }
    }
}
