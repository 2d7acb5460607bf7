-- The second lock. Every table with a client_id is closed even to its owner; each role gets what it needs, and
-- aivors_client sees the client named in aivors.client_id alone. Unset, the setting is an error: never "all rows".

do $$
declare
    closed text;
begin
    foreach closed in array array['client', 'app_user', 'agent_link', 'agent_claim', 'source', 'audit_entry',
        'call_route', 'call_event', 'call', 'call_transcript', 'merge_backlog', 'delivery'] loop
        execute format('alter table %I enable row level security', closed);
        execute format('alter table %I force row level security', closed);
    end loop;
    foreach closed in array array['client', 'agent_link', 'agent_claim', 'audit_entry', 'call_event', 'call',
        'call_transcript'] loop
        execute format('create policy own_rows on %I for all to aivors_client'
            ' using (client_id = current_setting(''aivors.client_id'')::uuid)'
            ' with check (client_id = current_setting(''aivors.client_id'')::uuid)', closed);
    end loop;
    foreach closed in array array['client', 'agent_link', 'agent_claim', 'source', 'call_route', 'call_event', 'call',
        'call_transcript', 'merge_backlog', 'delivery'] loop
        execute format('create policy intake on %I for all to aivors_intake using (true) with check (true)', closed);
    end loop;
    foreach closed in array array['client', 'app_user', 'audit_entry'] loop
        execute format('create policy accounts on %I for all to aivors_accounts using (true) with check (true)', closed);
    end loop;
    foreach closed in array array['client', 'app_user', 'agent_link', 'agent_claim', 'source', 'audit_entry',
        'call_route', 'call_event', 'call', 'call_transcript', 'merge_backlog', 'delivery'] loop
        execute format('create policy operator on %I for all to aivors_operator using (true) with check (true)', closed);
    end loop;
end
$$;

grant usage on schema public to aivors_client, aivors_intake, aivors_accounts, aivors_operator;

grant select, update (ai_training_status) on client to aivors_client;
grant select, insert, update on agent_link, agent_claim to aivors_client;
grant select on call, call_event, call_transcript, audit_entry to aivors_client;
grant insert on audit_entry to aivors_client;

grant select on client, agent_link, source, source_secret to aivors_intake;
grant select, insert, update, delete on call_route, call_event, call, call_transcript, merge_backlog to aivors_intake;
grant select, insert, update on delivery to aivors_intake;

grant select, insert, update on client, app_user, user_session, one_time_link to aivors_accounts;
grant delete on user_session, one_time_link to aivors_accounts;
grant select, insert on installation, audit_entry to aivors_accounts;

grant select, insert, update on client, agent_link, agent_claim, source, source_secret to aivors_operator;
grant select on app_user, call_route, call_event, call, call_transcript, merge_backlog, delivery to aivors_operator;
grant select, insert on audit_entry to aivors_operator;
grant select, insert on installation to aivors_operator;
