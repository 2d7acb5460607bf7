package com.aivors.bench;

import java.sql.Connection;
import java.sql.SQLException;

/// Enlarges the agency to a thousand clients. The added ones have an account, a plan and half a
/// year of usage, but no calls. One in fifty has corrections of the previous month, and one in
/// fifty pays in advance.
final class Agency {

    static final int CLIENTS = 1_000;

    private static final String ACCOUNTS = """
            with added as (
                insert into client (client_id, name, created_at)
                select gen_random_uuid(), 'Agency client ' || n, now() - interval '1 year'
                  from generate_series((select count(*) from client) + 1, ?) as n
                returning client_id, name)
            insert into app_user (user_id, client_id, role, email, created_at)
            select gen_random_uuid(), client_id, 'client', replace(lower(name), ' ', '-') || '@client.test', now()
              from added
            """;

    private static final String PLANS = """
            insert into client_plan (client_id, from_month, pricing, included_minutes, price_per_minute,
                                     markup_percent, rounding, monthly_fee_cents, currency)
            select client_id, date_trunc('month', now() - interval '1 year')::date, 'per_minute', 500, 18000, 0,
                   (array['second', 'six_seconds', 'minute'])[1 + number % 3], 9900, 'USD'
              from (select client_id, row_number() over (order by client_id) as number from client) c
            on conflict do nothing
            """;

    private static final String PREPAID = """
            insert into client_billing (client_id, client_sees, prepaid)
            select client_id, true, number % 50 = 0
              from (select client_id, row_number() over (order by client_id) as number from client) c
            on conflict do nothing
            """;

    private static final String USAGE = """
            insert into usage_total (client_id, booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six,
                                     seconds_by_minute, cost)
            select client_id, month, call_month, calls, calls * 95300, calls * 96, calls * 99, calls * 120, calls * 14000
              from (select client_id, month, month as call_month, 100 + number % 400 as calls
                      from quiet, months
                    union all
                    select client_id, month, (month - interval '1 month')::date, 1
                      from quiet, months
                     where number % 50 = 1) as u
            on conflict do nothing
            """;

    private static final String QUIET = """
            with months as (
                select (date_trunc('month', now()) - n * interval '1 month')::date as month from generate_series(0, 6) n
            ), quiet as (
                select client_id, row_number() over (order by client_id) as number
                  from client
                 where not exists (select from usage_pending p where p.client_id = client.client_id)
            )
            """;

    private Agency() {}

    /// Adds the clients. Call it after [History], whose clients have usage from their calls.
    static void fill(Connection connection) throws SQLException {
        try (var accounts = connection.prepareStatement(ACCOUNTS);
                var statement = connection.createStatement()) {
            accounts.setInt(1, CLIENTS);
            accounts.executeUpdate();
            statement.execute(PLANS);
            statement.execute(PREPAID);
            statement.execute(QUIET + USAGE);
        }
    }
}
