-- What Retell's list of calls says, one row a call of a client: completeness is counted from these rows, so that
-- nothing is counted twice by repeats, overlaps or a second node.
create table retell_call (
    client_id  uuid        not null,
    call_id    text        not null,
    agent_id   text        not null,
    started_at timestamptz not null,
    -- Null when we hold the same.
    difference text check (difference in ('missing', 'unfinished', 'unclaimed')),
    reason     text,
    -- When Retell was asked for the whole call; null when that was not needed.
    fetched_at timestamptz,
    checked_at timestamptz not null,
    primary key (client_id, call_id),
    check ((difference is null) = (reason is null))
);
create index retell_call_started on retell_call (client_id, started_at);

-- Until when the calls of a client were compared with Retell's.
create table completeness_check (
    client_id     uuid        not null primary key,
    checked_until timestamptz not null,
    checked_at    timestamptz not null
);

do $$
declare
    closed text;
begin
    foreach closed in array array['retell_call', 'completeness_check'] loop
        execute format('alter table %I enable row level security', closed);
        execute format('alter table %I force row level security', closed);
        execute format('create policy own_rows on %I for all to aivors_client'
            ' using (client_id = current_setting(''aivors.client_id'')::uuid)'
            ' with check (client_id = current_setting(''aivors.client_id'')::uuid)', closed);
        execute format('create policy intake on %I for all to aivors_intake using (true) with check (true)', closed);
        execute format('create policy operator on %I for all to aivors_operator using (true) with check (true)', closed);
        execute format('grant select on %I to aivors_client, aivors_operator', closed);
        execute format('grant select, insert, update on %I to aivors_intake', closed);
        -- With a client that has no calls.
        execute format('grant delete on %I to aivors_operator', closed);
    end loop;
end
$$;

-- A comparison with Retell's list of calls: by the clock, or asked for by an operator.
create table reconciliation (
    reconciliation_id uuid primary key,
    -- One client, or all.
    client_id         uuid,
    automatic         boolean     not null,
    -- Calls that started then; null when each workspace goes on where its last check ended.
    from_at           timestamptz,
    to_at             timestamptz not null,
    requested_at      timestamptz not null,
    state             text        not null default 'waiting'
        check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    finished_at       timestamptz,
    check (automatic or from_at is not null)
);
create index reconciliation_open on reconciliation (requested_at) where state in ('waiting', 'running');
create unique index reconciliation_automatic on reconciliation (automatic)
    where automatic and state in ('waiting', 'running');

-- How far a reconciliation is with the calls of one Retell workspace. Committed with what it found, so that another
-- node goes on where a dead one ended.
create table reconciliation_part (
    reconciliation_id uuid        not null references reconciliation on delete cascade,
    source_id         uuid        not null references source,
    from_at           timestamptz not null,
    to_at             timestamptz not null,
    -- Every call that started before has been compared.
    reached_at        timestamptz not null,
    state             text        not null default 'open' check (state in ('open', 'done', 'failed')),
    found             bigint      not null default 0,
    fetched           bigint      not null default 0,
    missing           bigint      not null default 0,
    -- Retell asked for patience, or did not answer.
    resume_at         timestamptz,
    trouble           text,
    primary key (reconciliation_id, source_id)
);

-- Until when the calls of a workspace were compared by the clock.
create table retell_check (
    source_id     uuid        not null primary key references source,
    checked_until timestamptz not null
);

do $$
declare
    closed text;
begin
    foreach closed in array array['reconciliation', 'reconciliation_part', 'retell_check'] loop
        execute format('alter table %I enable row level security', closed);
        execute format('alter table %I force row level security', closed);
        execute format('create policy intake on %I for all to aivors_intake using (true) with check (true)', closed);
        execute format('create policy operator on %I for all to aivors_operator using (true) with check (true)', closed);
    end loop;
end
$$;
grant select, insert, update, delete on reconciliation, reconciliation_part, retell_check to aivors_intake;
grant select, insert, update on reconciliation to aivors_operator;
grant select, update (state, resume_at, trouble) on reconciliation_part to aivors_operator;
grant select on retell_check to aivors_operator;

-- Nobody sends by this source: its events are what we read from Retell's list of calls.
alter table source drop constraint source_kind_check;
alter table source add constraint source_kind_check check (kind in ('n8n', 'retell', 'history'));
