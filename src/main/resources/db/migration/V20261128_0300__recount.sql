-- All hours are counted again. The calls of values that are not named were counted under "other", which a field may
-- hold itself; and a goal that says "yes" is reached by a field that is true. In a role that sees the calls.
set local role aivors_intake;
insert into rollup_mark (client_id, hour)
select distinct client_id, date_trunc('hour', listed_at, 'UTC') from call
    on conflict do nothing;
reset role;
