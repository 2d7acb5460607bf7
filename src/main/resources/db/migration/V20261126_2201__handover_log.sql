-- What an operator (or a proof of ownership) has handed over, so that it can be undone.
create table handover_log (
    client_id     uuid        not null,
    handover_id   uuid        not null,
    agent_id      text        not null,
    -- Whether the agent was connected for it.
    connected     boolean     not null,
    calls         integer     not null default 0,
    begun_at      timestamptz not null default now(),
    begun_by      text,
    undone_at     timestamptz,
    undone_by     text,
    -- Until then calls are still on their way back.
    undo_ended_at timestamptz,
    primary key (client_id, handover_id)
);
alter table handover_log enable row level security;
alter table handover_log force row level security;
create policy intake on handover_log for all to aivors_intake using (true) with check (true);
create policy operator on handover_log for all to aivors_operator using (true) with check (true);
grant select, insert, update on handover_log to aivors_intake;
grant select, update (undone_at, undone_by) on handover_log to aivors_operator;

alter table handover add column handover_id uuid;
grant update (handover_id) on handover to aivors_intake;
grant delete on handover to aivors_operator;

-- The handover that gave the call to its client.
alter table call_route add column handover_id uuid;
create index call_route_handover on call_route (handover_id, call_id) where handover_id is not null;
