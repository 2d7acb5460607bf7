-- The ledger of usage: one entry for each change of a call's billable time or of Retell's cost, written in the
-- transaction of the change. Entries are only added. Their sum is what "call" says, at any moment.
create table usage_entry (
    client_id    uuid        not null,
    entry_id     uuid        not null,
    call_id      text        not null,
    recorded_at  timestamptz not null,
    -- First days of months, in the client's time zone: when the call began, and which statement counts the entry.
    call_month   date        not null,
    booked_month date        not null,
    ms_before    bigint      not null,
    ms_after     bigint      not null,
    -- Thousandths of a US cent.
    cost_before  bigint      not null,
    cost_after   bigint      not null,
    primary key (client_id, entry_id),
    check (booked_month >= call_month)
);
create index usage_entry_call on usage_entry (client_id, call_id);
create index usage_entry_month on usage_entry (client_id, booked_month, call_month, call_id);

-- Entries that usage_total does not hold yet.
create table usage_pending (
    client_id uuid not null,
    entry_id  uuid not null,
    primary key (client_id, entry_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Sums of entries. A reader adds the pending ones.
create table usage_total (
    client_id         uuid   not null,
    booked_month      date   not null,
    call_month        date   not null,
    calls             bigint not null,
    ms                bigint not null,
    -- Seconds, when each call is rounded up to seconds, to steps of six, to minutes.
    seconds_by_second bigint not null,
    seconds_by_six    bigint not null,
    seconds_by_minute bigint not null,
    cost              bigint not null,
    primary key (client_id, booked_month, call_month)
);
create index usage_total_month on usage_total (booked_month, client_id);

-- What a client pays, from a month on. Money in cents, prices per minute in thousandths of a cent.
create table client_plan (
    client_id         uuid    not null,
    from_month        date    not null,
    pricing           text    not null check (pricing in ('per_minute', 'cost_plus')),
    included_minutes  integer not null check (included_minutes >= 0),
    price_per_minute  bigint  not null check (price_per_minute >= 0),
    markup_percent    integer not null check (markup_percent >= 0),
    rounding          text    not null check (rounding in ('second', 'six_seconds', 'minute')),
    monthly_fee_cents bigint  not null check (monthly_fee_cents >= 0),
    currency          text    not null check (currency ~ '^[A-Z]{3}$'),
    limit_minutes     integer check (limit_minutes > 0),
    primary key (client_id, from_month)
);

create table client_billing (
    client_id   uuid    not null primary key,
    -- Whether the client itself may read its minutes, plan and statements.
    client_sees boolean not null default false,
    prepaid     boolean not null default false,
    -- The time zone that the entries of open months are booked in.
    booked_zone text
);

-- What a client paid in advance.
create table top_up (
    client_id    uuid        not null,
    top_up_id    uuid        not null,
    paid_at      timestamptz not null,
    amount_cents bigint      not null check (amount_cents <> 0),
    note         text,
    primary key (client_id, top_up_id)
);

do $$
declare
    closed text;
begin
    foreach closed in array array['usage_entry', 'usage_pending', 'usage_total', 'client_plan', 'client_billing',
        'top_up'] loop
        execute format('alter table %I enable row level security', closed);
        execute format('alter table %I force row level security', closed);
        execute format('create policy own_rows on %I for all to aivors_client'
            ' using (client_id = current_setting(''aivors.client_id'')::uuid)'
            ' with check (client_id = current_setting(''aivors.client_id'')::uuid)', closed);
        execute format('create policy intake on %I for all to aivors_intake using (true) with check (true)', closed);
        execute format('create policy operator on %I for all to aivors_operator using (true) with check (true)', closed);
    end loop;
end
$$;

-- Nobody may change or remove an entry.
grant select, insert on usage_entry to aivors_intake;
grant select, insert, delete on usage_pending to aivors_intake;
grant select, insert, update on usage_total to aivors_intake;
grant select on usage_entry, usage_pending, usage_total, client_plan, client_billing, top_up
    to aivors_client, aivors_operator;
grant insert, update on client_plan to aivors_operator;
grant insert (client_id, client_sees, prepaid), update (client_sees, prepaid) on client_billing to aivors_operator;
grant select, insert (client_id, booked_zone), update (booked_zone) on client_billing to aivors_intake;
grant insert on top_up to aivors_operator;
-- With a client that has no calls.
grant delete on client_plan, client_billing, top_up, client_settings to aivors_operator;

-- Calls that are there already. In a role that sees them: row-level security holds for the owner. No client has chosen
-- a time zone yet, so their months are those of UTC.
set local role aivors_intake;
with entries as (
    insert into usage_entry (client_id, entry_id, call_id, recorded_at, call_month, booked_month,
                             ms_before, ms_after, cost_before, cost_after)
    select client_id, gen_random_uuid(), call_id, now(),
           date_trunc('month', listed_at at time zone 'UTC')::date,
           date_trunc('month', listed_at at time zone 'UTC')::date,
           0, coalesce(duration_ms, 0), 0, coalesce(round(cost_cents * 1000), 0)::bigint
      from call
     where client_id <> '00000000-0000-0000-0000-000000000000'
       and (coalesce(duration_ms, 0) <> 0 or coalesce(round(cost_cents * 1000), 0) <> 0)
    on conflict do nothing
    returning client_id, entry_id)
insert into usage_pending (client_id, entry_id)
select client_id, entry_id from entries
on conflict do nothing;
reset role;
