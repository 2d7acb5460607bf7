-- The outcome of a call is computed by the merge (CallOutcome) and no longer generated: a new reason of Retell must not
-- rewrite the table. The values stay. The default is for rows that a version before this one adds meanwhile.
alter table call alter column outcome drop expression;
alter table call alter column outcome set default 'in_progress';

-- "on conflict" needs the value of the identity column in the role that inserts, where tables are sharded.
do $$
begin
    execute format('grant usage on sequence %s to aivors_intake', pg_get_serial_sequence('rollup_mark', 'mark_id'));
end
$$;

-- Until when calls whose end never arrived have been looked for. One row, no client's data.
create table overdue_run (
    only_row   boolean     primary key check (only_row),
    done_until timestamptz not null
);
grant select, insert, update on overdue_run to aivors_intake;

-- What was wrong by the rules until now. In a role that sees the rows: row-level security holds for the owner.
-- field_keys[7] is the key of the status, its two highest bits the rank: 3 is an end, which no later event undoes.
-- field_keys[9] is the key of the duration, 0 where no event said one. field_keys[18] tells the rank of the event that
-- said most: from 2 on an ended or analyzed one.
set local role aivors_intake;
with wrong as (
    select client_id, call_id,
           coalesce(status, 'ongoing') in ('registered', 'ongoing')
               and (ended_at is not null or disconnection_reason is not null
                    or coalesce(field_keys[18], 0) >> 61 >= 2) as ended,
           case when coalesce(field_keys[9], 0) = 0 and ended_at - started_at between interval '0' and interval '30 days'
                then (extract(epoch from ended_at - started_at) * 1000)::bigint else duration_ms end as duration
      from call
     where cardinality(field_keys) >= 18),
healed as (
    update call c
       set status = case when w.ended then 'ended' else c.status end,
           field_keys[7] = case when w.ended then greatest(coalesce(c.field_keys[7], 0), 1)
                                    & 2305843009213693951 | 6917529027641081856 else c.field_keys[7] end,
           duration_ms = w.duration,
           outcome = case
               when not w.ended or c.outcome <> 'in_progress' then c.outcome
               when c.in_voicemail or c.disconnection_reason = 'voicemail_reached' then 'voicemail'
               when c.disconnection_reason like 'error\_%' or c.disconnection_reason in ('concurrency_limit_reached',
                   'no_valid_payment', 'scam_detected', 'registered_call_timeout') then 'failed'
               when c.disconnection_reason in ('call_transfer', 'transfer_bridged') then 'transferred'
               else 'answered'
           end
      from wrong w
     where w.client_id = c.client_id and w.call_id = c.call_id
       and (w.ended or w.duration is distinct from c.duration_ms)
    returning c.client_id, c.listed_at)
insert into rollup_mark (client_id, hour)
select distinct client_id, date_trunc('hour', listed_at, 'UTC') from healed
on conflict do nothing;
reset role;
