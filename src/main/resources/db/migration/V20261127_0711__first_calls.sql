-- When an agent had its first call, kept like its last one.
alter table agent_facts add column first_call_at timestamptz;

-- In a role that sees the rows. What has no calls any more is in a marked hour, and written anew when that is counted.
set local role aivors_intake;
update agent_facts f
   set first_call_at = c.first_call_at
  from (select client_id, coalesce(agent_id, '') as agent_id, min(listed_at) as first_call_at from call group by 1, 2) c
 where c.client_id = f.client_id and c.agent_id = f.agent_id;
delete from agent_facts where first_call_at is null;
reset role;

alter table agent_facts alter column first_call_at set not null;
