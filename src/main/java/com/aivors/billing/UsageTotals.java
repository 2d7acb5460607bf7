package com.aivors.billing;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Adds pending sums to the totals, so that readers sum up few rows. One statement removes and adds
/// a sum, so each counts once, even when two nodes run this at the same time.
final class UsageTotals {

    private static final int AT_ONCE = 20_000;

    private static final String CLIENTS = "select distinct client_id from usage_pending order by client_id";

    private static final String FOLD = """
            with taken as (
                delete from usage_pending
                 where client_id = :client
                   and pending_id in (select pending_id from usage_pending
                                       where client_id = :client order by pending_id limit :most)
                returning booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six, seconds_by_minute,
                          cost),
            added as (
                insert into usage_total as t (client_id, booked_month, call_month, calls, ms, seconds_by_second,
                                              seconds_by_six, seconds_by_minute, cost)
                select :client, booked_month, call_month, sum(calls), sum(ms), sum(seconds_by_second),
                       sum(seconds_by_six), sum(seconds_by_minute), sum(cost)
                  from taken
                 group by booked_month, call_month
                on conflict (client_id, booked_month, call_month) do update set
                    calls = t.calls + excluded.calls,
                    ms = t.ms + excluded.ms,
                    seconds_by_second = t.seconds_by_second + excluded.seconds_by_second,
                    seconds_by_six = t.seconds_by_six + excluded.seconds_by_six,
                    seconds_by_minute = t.seconds_by_minute + excluded.seconds_by_minute,
                    cost = t.cost + excluded.cost
                returning client_id)
            select (select count(*) from taken) as taken, (select count(*) from added) as added
            """;

    private final Database database;

    UsageTotals(Database database) {
        this.database = database;
    }

    void run(BooleanSupplier goesOn) {
        List<UUID> clients = database.as(
                Role.INTAKE, sql -> sql.sql(CLIENTS).query(UUID.class).list());
        for (UUID client : clients) {
            long taken = AT_ONCE;
            while (taken == AT_ONCE && goesOn.getAsBoolean()) {
                taken = fold(client);
            }
        }
    }

    private long fold(UUID client) {
        return database.derived(
                Role.INTAKE,
                sql -> sql.sql(FOLD)
                        .param("client", client)
                        .param("most", AT_ONCE)
                        .query((row, _) -> row.getLong("taken"))
                        .single());
    }
}
