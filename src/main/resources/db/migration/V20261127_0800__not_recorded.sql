-- The search index knows calls without a recording, too: a filter asks for them. In a role that sees the calls.
set local role aivors_intake;
insert into search_mark (client_id, call_id, marked_at)
select client_id, call_id, 'epoch' from call where recorded is not true
    on conflict do nothing;
reset role;
