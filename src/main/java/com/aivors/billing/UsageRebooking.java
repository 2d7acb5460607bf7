package com.aivors.billing;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Rebooks the calls of open months after a change of a client's time zone, because a call near
/// midnight between two months may then belong to the other month. Closed months stay unchanged.
final class UsageRebooking {

    private static final int CALLS_AT_ONCE = 500;

    private static final String CHANGED = """
            select s.client_id, s.timezone
              from client_settings s
              left join client_billing b on b.client_id = s.client_id
             where s.timezone is distinct from coalesce(b.booked_zone, 'UTC')
             order by s.client_id
            """;

    private static final String CALLS = """
            select call_id, listed_at, duration_ms, cost_cents
              from call
             where client_id = ? and listed_at >= ? and call_id > ?
               and (duration_ms is not null or cost_cents is not null)
             order by call_id
             limit ?
               for no key update
            """;

    private static final String DONE = """
            insert into client_billing (client_id, booked_zone) values (:client, :zone)
            on conflict (client_id) do update set booked_zone = excluded.booked_zone
            """;

    private final Database database;
    private final UsageLedger ledger;
    private final InstantSource clock;

    UsageRebooking(Database database, UsageLedger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    private record Changed(UUID clientId, String zone) {}

    void run(BooleanSupplier goesOn) {
        List<Changed> changed = database.as(
                Role.INTAKE,
                sql -> sql.sql(CHANGED)
                        .query((row, _) ->
                                new Changed(row.getObject("client_id", UUID.class), row.getString("timezone")))
                        .list());
        for (Changed client : changed) {
            if (!rebook(client.clientId(), goesOn)) {
                return;
            }
            // Stores the zone that was read: if it has changed again since, the next run rebooks once more.
            database.as(
                    Role.INTAKE,
                    sql -> sql.sql(DONE)
                            .param("client", client.clientId())
                            .param("zone", client.zone())
                            .update());
        }
    }

    /// @return false when the run was interrupted
    private boolean rebook(UUID clientId, BooleanSupplier goesOn) {
        // Begins one day earlier, which is more than any zone differs from UTC.
        Instant from = BillingMonth.firstOpen(clock.instant())
                .atDay(1)
                .minusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        String after = "";
        while (goesOn.getAsBoolean()) {
            String last = after;
            List<UsageLedger.Booking> part =
                    database.connected(Role.INTAKE, connection -> rebook(connection, clientId, from, last));
            if (part.size() < CALLS_AT_ONCE) {
                return true;
            }
            after = part.getLast().callId();
        }
        return false;
    }

    private List<UsageLedger.Booking> rebook(Connection connection, UUID clientId, Instant from, String after)
            throws SQLException {
        var bookings = new ArrayList<UsageLedger.Booking>();
        try (var statement = connection.prepareStatement(CALLS)) {
            statement.setObject(1, clientId);
            statement.setTimestamp(2, Timestamp.from(from));
            statement.setString(3, after);
            statement.setInt(4, CALLS_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    bookings.add(new UsageLedger.Booking(
                            clientId,
                            rows.getString("call_id"),
                            rows.getTimestamp("listed_at").toInstant(),
                            UsageLedger.Amount.of(
                                    rows.getObject("duration_ms", Long.class), rows.getBigDecimal("cost_cents")),
                            true));
                }
            }
        }
        ledger.book(connection, bookings);
        return bookings;
    }
}
