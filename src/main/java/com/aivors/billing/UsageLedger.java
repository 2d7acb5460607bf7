package com.aivors.billing;

import com.aivors.call.merge.CallChange;
import com.aivors.call.merge.CallChanges;
import com.aivors.call.merge.CallFigures;
import com.aivors.client.Clients;
import com.aivors.platform.database.StatementGroup;
import com.aivors.platform.time.Ids;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the ledger: changes of the billable time or cost of calls, in the transaction of the
/// change. The row lock of a call serialises its entries. The only class that adds to
/// `usage_entry`.
final class UsageLedger implements CallChanges {

    private static final String BALANCES = """
            select client_id, call_id, call_month, sum(ms_after - ms_before) as ms, sum(cost_after - cost_before) as cost
              from usage_entry
             where client_id = ? and call_id = any(?)
             group by client_id, call_id, call_month
            """;

    private static final String ADD = """
            insert into usage_entry (client_id, entry_id, call_id, recorded_at, call_month, booked_month,
                                     ms_before, ms_after, cost_before, cost_after)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::date[], ?::date[],
                                 ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
            on conflict do nothing
            """;

    /// One row per client and month, because a batch contains many entries but few of these.
    private static final String ADD_SUMS = """
            insert into usage_pending (client_id, pending_id, booked_month, call_month, calls, ms, seconds_by_second,
                                       seconds_by_six, seconds_by_minute, cost)
            select * from unnest(?::uuid[], ?::uuid[], ?::date[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[],
                                 ?::bigint[], ?::bigint[], ?::bigint[])
            on conflict do nothing
            """;

    private final Ids ids;
    private final InstantSource clock;

    UsageLedger(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// Billable time in milliseconds and Retell's cost in thousandths of a US cent.
    record Amount(long millis, long cost) {

        static final Amount NOTHING = new Amount(0, 0);

        /// @param costCents fractional US cents, as Retell sends them
        static Amount of(@Nullable Long millis, @Nullable BigDecimal costCents) {
            return new Amount(millis == null ? 0 : millis, costCents == null ? 0 : thousandths(costCents));
        }

        private static long thousandths(BigDecimal cents) {
            return cents.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
        }
    }

    /// The state of a call that the ledger should show.
    ///
    /// @param startedAt decides the month; null when the call was removed
    /// @param known whether the ledger may already have entries of the call
    record Booking(UUID clientId, String callId, @Nullable Instant startedAt, Amount amount, boolean known) {

        static Booking of(CallChange change) {
            CallFigures after = change.after();
            CallFigures some = change.figures();
            return new Booking(
                    some.clientId(),
                    some.callId(),
                    after == null ? null : after.listedAt(),
                    amountOf(after),
                    !amountOf(change.before()).equals(Amount.NOTHING));
        }

        private CallOf call() {
            return new CallOf(clientId, callId);
        }
    }

    private record CallOf(UUID clientId, String callId) {}

    /// @param balances the sum of each call's entries, by the month of the call
    private record Look(ClientZones zones, Map<CallOf, Map<YearMonth, Amount>> balances) {}

    @Override
    public void written(Connection connection, List<CallChange> changes, StatementGroup writes) throws SQLException {
        book(
                connection,
                changes.stream()
                        .filter(UsageLedger::matters)
                        .map(Booking::of)
                        // Unclaimed calls are counted when a client gets them.
                        .filter(booking -> !booking.clientId().equals(Clients.NOBODY))
                        .toList(),
                writes);
    }

    /// Adds entries until the ledger agrees with `bookings`. The caller holds the row locks of the
    /// calls.
    void book(Connection connection, List<Booking> bookings) throws SQLException {
        var writes = new StatementGroup();
        book(connection, bookings, writes);
        writes.execute(connection);
    }

    private void book(Connection connection, List<Booking> bookings, StatementGroup writes) throws SQLException {
        if (bookings.isEmpty()) {
            return;
        }
        Look look = look(connection, bookings);
        Instant now = clock.instant();
        var entries = new ArrayList<UsageEntry>();
        for (Booking booking : bookings) {
            Instant startedAt = booking.startedAt();
            Map<YearMonth, Amount> target = startedAt == null
                    ? Map.of()
                    : Map.of(YearMonth.from(startedAt.atZone(look.zones().of(booking.clientId()))), booking.amount());
            entries.addAll(
                    entries(booking.call(), look.balances().getOrDefault(booking.call(), Map.of()), target, now));
        }
        add(writes, entries, now);
    }

    /// Returns whether the change concerns the ledger. A new start counts too, because it decides
    /// the month.
    private static boolean matters(CallChange change) {
        CallFigures before = change.before();
        CallFigures after = change.after();
        boolean sameAmount = amountOf(before).equals(amountOf(after));
        boolean sameTime = before == null || after == null || before.listedAt().equals(after.listedAt());
        return !(sameAmount && sameTime);
    }

    private static Amount amountOf(@Nullable CallFigures figures) {
        return figures == null ? Amount.NOTHING : Amount.of(figures.durationMillis(), figures.costCents());
    }

    private static List<UsageEntry> entries(
            CallOf call, Map<YearMonth, Amount> balance, Map<YearMonth, Amount> target, Instant now) {
        var months = new TreeSet<>(balance.keySet());
        months.addAll(target.keySet());
        var entries = new ArrayList<UsageEntry>();
        for (YearMonth month : months) {
            Amount before = balance.getOrDefault(month, Amount.NOTHING);
            Amount after = target.getOrDefault(month, Amount.NOTHING);
            if (!before.equals(after)) {
                entries.add(new UsageEntry(
                        call.clientId(),
                        call.callId(),
                        month,
                        BillingMonth.booked(month, now),
                        before.millis(),
                        after.millis(),
                        before.cost(),
                        after.cost()));
            }
        }
        return entries;
    }

    /// Reads the clients' time zones and the balances of calls that may have entries, in one round
    /// trip.
    private static Look look(Connection connection, List<Booking> bookings) throws SQLException {
        var clients = new HashSet<UUID>();
        Map<UUID, List<String>> asked = new TreeMap<>();
        for (Booking booking : bookings) {
            clients.add(booking.clientId());
            if (booking.known()) {
                asked.computeIfAbsent(booking.clientId(), _ -> new ArrayList<>())
                        .add(booking.callId());
            }
        }
        String sql = asked.isEmpty()
                ? ClientZones.OF_CLIENTS
                : ClientZones.OF_CLIENTS + ";"
                        + String.join(" union all ", Collections.nCopies(asked.size(), BALANCES));
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", clients.toArray(UUID[]::new)));
            int index = 1;
            for (var client : asked.entrySet()) {
                statement.setObject(++index, client.getKey());
                statement.setArray(
                        ++index,
                        connection.createArrayOf("text", client.getValue().toArray(String[]::new)));
            }
            statement.execute();
            ClientZones zones = ClientZones.read(statement.getResultSet());
            return new Look(zones, statement.getMoreResults() ? balances(statement.getResultSet()) : Map.of());
        }
    }

    private static Map<CallOf, Map<YearMonth, Amount>> balances(ResultSet rows) throws SQLException {
        var balances = new HashMap<CallOf, Map<YearMonth, Amount>>();
        while (rows.next()) {
            var call = new CallOf(rows.getObject("client_id", UUID.class), rows.getString("call_id"));
            YearMonth month = YearMonth.from(rows.getDate("call_month").toLocalDate());
            balances.computeIfAbsent(call, _ -> new HashMap<>())
                    .put(month, new Amount(rows.getLong("ms"), rows.getLong("cost")));
        }
        return balances;
    }

    private void add(StatementGroup writes, List<UsageEntry> entries, Instant now) {
        writes.add(
                ADD,
                entries,
                columns -> columns.bind("uuid", UsageEntry::clientId)
                        .bind("uuid", _ -> ids.next())
                        .bind("text", UsageEntry::callId)
                        .bind("timestamptz", _ -> now)
                        .bind("date", entry -> Date.valueOf(entry.callMonth().atDay(1)))
                        .bind("date", entry -> Date.valueOf(entry.bookedMonth().atDay(1)))
                        .bind("int8", UsageEntry::millisBefore)
                        .bind("int8", UsageEntry::millisAfter)
                        .bind("int8", UsageEntry::costBefore)
                        .bind("int8", UsageEntry::costAfter));
        var sums = new HashMap<Months, Usage>();
        entries.forEach(entry -> sums.merge(Months.of(entry), entry.usage(), Usage::plus));
        List<Map.Entry<Months, Usage>> rows = List.copyOf(sums.entrySet());
        writes.add(
                ADD_SUMS,
                rows,
                columns -> columns.bind("uuid", row -> row.getKey().clientId())
                        .bind("uuid", _ -> ids.next())
                        .bind(
                                "date",
                                row -> Date.valueOf(row.getKey().bookedMonth().atDay(1)))
                        .bind(
                                "date",
                                row -> Date.valueOf(row.getKey().callMonth().atDay(1)))
                        .bind("int8", row -> row.getValue().calls())
                        .bind("int8", row -> row.getValue().millis())
                        .bind("int8", row -> row.getValue().seconds().bySecond())
                        .bind("int8", row -> row.getValue().seconds().bySix())
                        .bind("int8", row -> row.getValue().seconds().byMinute())
                        .bind("int8", row -> row.getValue().cost()));
    }

    private record Months(UUID clientId, YearMonth bookedMonth, YearMonth callMonth) {

        static Months of(UsageEntry entry) {
            return new Months(entry.clientId(), entry.bookedMonth(), entry.callMonth());
        }
    }
}
