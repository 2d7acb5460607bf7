-- The ledger of the calls that History has made: an entry for each call whose body is kept, and what all calls add to the
-- totals. Months are those of the clients' time zone.
insert into usage_entry (client_id, entry_id, call_id, recorded_at, call_month, booked_month, ms_before, ms_after,
                         cost_before, cost_after)
select c.client_id, gen_random_uuid(), c.call_id, c.created_at, m.month, m.month, 0, coalesce(c.duration_ms, 0), 0,
       coalesce(round(c.cost_cents * 1000), 0)::bigint
  from call c
  join call_event e using (client_id, call_id)
 cross join lateral (select date_trunc('month', c.listed_at at time zone 'America/New_York')::date as month) m
 where c.duration_ms > 0 or c.cost_cents > 0;

insert into usage_pending (client_id, pending_id, booked_month, call_month, calls, ms, seconds_by_second, seconds_by_six,
                           seconds_by_minute, cost)
select client_id, gen_random_uuid(), month, month, count(*) filter (where duration_ms > 0), sum(coalesce(duration_ms, 0)),
       sum(ceil(coalesce(duration_ms, 0) / 1000.0)), sum(ceil(coalesce(duration_ms, 0) / 6000.0) * 6),
       sum(ceil(coalesce(duration_ms, 0) / 60000.0) * 60), sum(coalesce(round(cost_cents * 1000), 0))
  from (select c.*, date_trunc('month', listed_at at time zone 'America/New_York')::date as month from call c) c
 group by client_id, month
