-- Figures of calls, counted together, in two levels. Always made anew from "call", never added to.
drop table call_rollup;

-- One row for the calls of an agent that began in the same hour.
create table call_rollup (
    client_id     uuid        not null,
    -- Its beginning; hours of UTC.
    hour          timestamptz not null,
    -- Empty where no event named an agent.
    agent_id      text        not null,
    -- As of the newest of the calls.
    agent_name    text,
    -- Of client_settings, when it was counted. Rows of another version are not used.
    version       bigint      not null,
    calls         integer     not null,
    talk_ms       bigint      not null,
    in_progress   integer     not null,
    answered      integer     not null,
    voicemail     integer     not null,
    transferred   integer     not null,
    not_connected integer     not null,
    failed        integer     not null,
    no_end        integer     not null,
    successful    integer     not null,
    judged        integer     not null,
    inbound       integer     not null,
    outbound      integer     not null,
    after_hours   integer     not null,
    -- Calls of each quarter of the hour: time zones differ by quarters of an hour.
    slots         integer[]   not null,
    -- Calls by reason, sentiment, goal and value of a custom analysis field.
    counts        jsonb       not null,
    -- Histograms; see Histogram.java.
    durations     bytea       not null,
    latencies     bytea       not null,
    primary key (client_id, hour, agent_id)
);

-- The same for a local day in the time zone of the client. A day is right when no hour that touches it is marked.
create table call_rollup_day (
    client_id     uuid        not null,
    day           date        not null,
    agent_id      text        not null,
    agent_name    text,
    version       bigint      not null,
    calls         integer     not null,
    talk_ms       bigint      not null,
    in_progress   integer     not null,
    answered      integer     not null,
    voicemail     integer     not null,
    transferred   integer     not null,
    not_connected integer     not null,
    failed        integer     not null,
    no_end        integer     not null,
    successful    integer     not null,
    judged        integer     not null,
    inbound       integer     not null,
    outbound      integer     not null,
    after_hours   integer     not null,
    -- Calls of each hour of the local clock.
    slots         integer[]   not null,
    counts        jsonb       not null,
    durations     bytea       not null,
    latencies     bytea       not null,
    primary key (client_id, day, agent_id)
);

do $$
declare
    closed text;
begin
    foreach closed in array array['call_rollup', 'call_rollup_day'] loop
        execute format('alter table %I alter column durations set storage external', closed);
        execute format('alter table %I alter column latencies set storage external', closed);
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

grant select on call_rollup, call_rollup_day to aivors_client, aivors_operator;
grant select, insert, update, delete on call_rollup, call_rollup_day to aivors_intake;

-- Citus writes by insert, in the role of its caller, which then needs the sequence.
grant usage on sequence rollup_mark_mark_id_seq to aivors_intake;

-- What is there already is counted by the first rollup. In a role that sees it: row-level security holds for the owner.
set local role aivors_intake;
delete from rollup_mark;
insert into rollup_mark (client_id, hour)
select distinct client_id, date_trunc('hour', listed_at, 'UTC') from call
    on conflict do nothing;
reset role;
