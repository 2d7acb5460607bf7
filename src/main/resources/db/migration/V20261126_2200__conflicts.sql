-- Events that name another agent than the call they give the id of, kept apart for the operator.
alter table delivery drop constraint delivery_outcome_check;
alter table delivery add constraint delivery_outcome_check
    check (outcome in ('duplicate', 'ignored', 'rejected', 'dead', 'conflict'));
-- Of conflicts alone: a repeat adds no second row.
alter table delivery add column event_hash bytea;
create unique index delivery_conflict on delivery (call_id, source_id, event_hash)
    where outcome = 'conflict' and resolved_at is null;

-- Which client the events of a further agent belong to, under a call id that is pinned with another agent. Most
-- calls have no row here.
create table agent_route (
    call_id   text        not null check (length(call_id) between 1 and 255),
    source_id uuid        not null,
    agent_id  text        not null,
    client_id uuid        not null,
    pinned_at timestamptz not null,
    primary key (call_id, source_id, agent_id)
);
alter table agent_route enable row level security;
alter table agent_route force row level security;
create policy intake on agent_route for all to aivors_intake using (true) with check (true);
create policy operator on agent_route for all to aivors_operator using (true) with check (true);
grant select, insert, update, delete on agent_route to aivors_intake;
grant select on agent_route to aivors_operator;
