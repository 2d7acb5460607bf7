-- Figures of calls, counted together: one row for the calls of a client that began in the same hour and are alike in
-- everything the figures tell apart. Always made anew from "call", never added to.
create table call_rollup (
    client_id            uuid        not null,
    -- Its beginning; hours of UTC.
    hour                 timestamptz not null,
    part                 integer     not null,
    agent_id             text,
    outcome              text        not null,
    disconnection_reason text,
    sentiment            text,
    successful           boolean,
    calls                integer     not null,
    -- The calls of each quarter of the hour: time zones differ by quarters of an hour.
    quarters             integer[]   not null,
    talk_ms              numeric     not null,
    -- In order, for exact percentiles; only what counts there.
    durations            bigint[]    not null,
    latencies            float8[]    not null,
    primary key (client_id, hour, part)
);
alter table call_rollup alter column durations set storage external;
alter table call_rollup alter column latencies set storage external;

-- Hours whose rollup is not what "call" says, written with the change itself. Only added to and taken away: writers
-- never wait for each other here, and a mark that is taken is one whose change was committed before.
create table rollup_mark (
    client_id uuid        not null,
    hour      timestamptz not null,
    mark_id   bigint      not null generated always as identity,
    marked_at timestamptz not null default now(),
    primary key (client_id, hour, mark_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

do $$
declare
    closed text;
begin
    foreach closed in array array['call_rollup', 'rollup_mark'] loop
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

grant select on call_rollup, rollup_mark to aivors_client, aivors_operator;
grant select, insert, update, delete on call_rollup, rollup_mark to aivors_intake;

-- What is there already is counted by the first rollup. In a role that sees it: row-level security holds for the owner.
set local role aivors_intake;
insert into rollup_mark (client_id, hour)
select distinct client_id, date_trunc('hour', listed_at, 'UTC') from call;
reset role;

-- The jobs that one node does for all (db-scheduler's table). Holds no client's data.
create table scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_due on scheduled_task (execution_time);
create index scheduled_task_heartbeat on scheduled_task (last_heartbeat);
grant select, insert, update, delete on scheduled_task to aivors_intake;
