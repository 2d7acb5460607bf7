-- What an operator asked to have written anew from the stored events, and how far that is.
create table replay (
    replay_id     uuid primary key,
    -- One call, one client, or neither; and what was received in a period, or all of it.
    call_id       text,
    client_id     uuid,
    received_from timestamptz,
    received_to   timestamptz,
    requested_at  timestamptz not null,
    state         text        not null default 'waiting' check (state in ('waiting', 'running', 'done')),
    -- Where it goes on: behind this call, or behind what was received then.
    after_call    text,
    after_at      timestamptz,
    calls_read    bigint      not null default 0,
    calls_changed bigint      not null default 0,
    calls_failed  bigint      not null default 0,
    finished_at   timestamptz
);
alter table replay enable row level security;
alter table replay force row level security;
create policy intake on replay for all to aivors_intake using (true) with check (true);
create policy operator on replay for all to aivors_operator using (true) with check (true);
grant select, update on replay to aivors_intake;
grant select, insert on replay to aivors_operator;

-- Handovers of kept calls that have begun: whatever becomes of the node that does it, another finishes it.
create table handover (
    client_id uuid        not null,
    agent_id  text        not null,
    begun_at  timestamptz not null default now(),
    primary key (client_id, agent_id)
);
alter table handover enable row level security;
alter table handover force row level security;
create policy intake on handover for all to aivors_intake using (true) with check (true);
create policy operator on handover for all to aivors_operator using (true) with check (true);
grant select, insert, delete on handover to aivors_intake;
grant select on handover to aivors_operator;
