-- Calls kept for nobody, by agent: what an operator hands over. Claimed calls are not in it, so intake pays nothing.
create index call_route_unclaimed on call_route (agent_id, call_id)
    where client_id = '00000000-0000-0000-0000-000000000000';

create index delivery_call on delivery (call_id) where call_id is not null;

-- A call that cannot be merged waits longer each time, and does not keep the others from their turn.
alter table merge_backlog add column attempts integer not null default 0;
alter table merge_backlog add column due_at timestamptz not null default '-infinity';
create index merge_backlog_order on merge_backlog (since);

-- What came through the webhooks' doors, hour by hour: "accepted", or why a whole request was turned away.
-- source_id is null where the sender could not be told.
create table webhook_hour (
    kind      text        not null check (kind in ('n8n', 'retell')),
    source_id uuid,
    outcome   text        not null,
    hour      timestamptz not null,
    requests  bigint      not null,
    last_at   timestamptz not null,
    unique nulls not distinct (kind, source_id, outcome, hour)
);
grant select, insert, update, delete on webhook_hour to aivors_intake;
grant select on webhook_hour to aivors_operator;
