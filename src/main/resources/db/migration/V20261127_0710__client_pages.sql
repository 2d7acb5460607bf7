-- Lists of clients are read by page and searched by name. Names are compared without case, accents and width. In the
-- database, so that names and what is looked for are folded by the same rule.
create function folded(said text) returns text
    language sql immutable strict parallel safe
    return replace(replace(replace(translate(
        lower(regexp_replace(normalize(said, NFKD), '[\u0300-\u036F]', '', 'g')),
        'øłđħŧıς', 'oldhtiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');

alter table client add column folded_name text collate "C" not null generated always as (folded(name)) stored;
create index client_by_name on client (folded_name, client_id);

-- What a page of clients says of an agent, as of when its hours were last counted: written with the rollups, from its
-- newest call. An agent whose id no event named is ''.
create table agent_facts (
    client_id    uuid        not null,
    agent_id     text        not null,
    -- As the newest call says.
    agent_name   text,
    folded_name  text collate "C" generated always as (folded(agent_name)) stored,
    last_call_at timestamptz not null,
    primary key (client_id, agent_id)
);
alter table agent_facts enable row level security;
alter table agent_facts force row level security;
create policy own_rows on agent_facts for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy intake on agent_facts for all to aivors_intake using (true) with check (true);
create policy operator on agent_facts for all to aivors_operator using (true) with check (true);
grant select, delete on agent_facts to aivors_operator;
grant select, insert, update, delete on agent_facts to aivors_intake;

-- In a role that sees it: row-level security holds for the owner.
set local role aivors_intake;
insert into agent_facts (client_id, agent_id, agent_name, last_call_at)
select distinct on (client_id, coalesce(agent_id, '')) client_id, coalesce(agent_id, ''), agent_name, listed_at
  from call
 order by client_id, coalesce(agent_id, ''), listed_at desc, call_id desc
    on conflict do nothing;
reset role;
