-- What a transaction adds to usage_total: one row a client and pair of months instead of one an entry.
create table usage_sum (
    client_id         uuid   not null,
    pending_id        uuid   not null,
    booked_month      date   not null,
    call_month        date   not null,
    calls             bigint not null,
    ms                bigint not null,
    seconds_by_second bigint not null,
    seconds_by_six    bigint not null,
    seconds_by_minute bigint not null,
    cost              bigint not null,
    primary key (client_id, pending_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

alter table usage_sum enable row level security;
alter table usage_sum force row level security;
create policy own_rows on usage_sum for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy intake on usage_sum for all to aivors_intake using (true) with check (true);
create policy operator on usage_sum for all to aivors_operator using (true) with check (true);
grant select, insert, delete on usage_sum to aivors_intake;
grant select on usage_sum to aivors_client, aivors_operator;

-- In a role that sees the rows: row-level security holds for the owner.
set local role aivors_intake;
insert into usage_sum (client_id, pending_id, booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six,
                       seconds_by_minute, cost)
select e.client_id, gen_random_uuid(), e.booked_month, e.call_month,
       sum((ms_after > 0)::int - (ms_before > 0)::int), sum(ms_after - ms_before),
       sum((ms_after + 999) / 1000 - (ms_before + 999) / 1000),
       sum((ms_after + 5999) / 6000 * 6 - (ms_before + 5999) / 6000 * 6),
       sum((ms_after + 59999) / 60000 * 60 - (ms_before + 59999) / 60000 * 60),
       sum(cost_after - cost_before)
  from usage_pending p
  join usage_entry e on e.client_id = p.client_id and e.entry_id = p.entry_id
 group by e.client_id, e.booked_month, e.call_month
on conflict do nothing;
reset role;

drop table usage_pending;
alter table usage_sum rename to usage_pending;
alter index usage_sum_pkey rename to usage_pending_pkey;
