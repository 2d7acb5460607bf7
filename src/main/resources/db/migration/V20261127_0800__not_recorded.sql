-- The search index knows calls without a recording, too: a filter asks for them. In a role that sees the calls.
set local role aivors_intake;
insert into search_mark (client_id, call_id, marked_at)
select client_id, call_id, 'epoch' from call where recorded is not true
    on conflict do nothing;
reset role;

-- Nodes that are older than the schema see it here and leave what is derived from calls to newer ones (ClusterLock.java).
grant select on flyway_schema_history to aivors_intake;
