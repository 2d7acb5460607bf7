-- What the search index holds of each call: its words, endings of numbers, and facets that filters ask for. Made from
-- "call" and "call_transcript" soon after they change; see SearchLexemes.java.
create table call_search (
    client_id uuid        not null,
    call_id   text        not null,
    listed_at timestamptz not null,
    lexemes   tsvector    not null,
    primary key (client_id, call_id)
-- The lexemes are only read through their index: they lie apart, and the rows close together.
) with (toast_tuple_target = 128);
-- A short list of what is not in the index yet: each search reads it.
create index call_search_lexemes on call_search using gin (lexemes) with (gin_pending_list_limit = 1024);

-- Calls whose row there is not right, written with the change itself. Only added to and taken away, as rollup_mark.
create table search_mark (
    client_id uuid        not null,
    call_id   text        not null,
    mark_id   bigint      not null generated always as identity,
    marked_at timestamptz not null default now(),
    primary key (client_id, call_id, mark_id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index search_mark_age on search_mark (marked_at);

alter table call_search enable row level security;
alter table call_search force row level security;
alter table search_mark enable row level security;
alter table search_mark force row level security;
create policy intake on call_search for all to aivors_intake using (true) with check (true);
-- For call_hits, which runs with its owner's rights.
create policy search on call_search for select to current_user using (true);
create policy own_rows on search_mark for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy intake on search_mark for all to aivors_intake using (true) with check (true);
create policy operator on search_mark for all to aivors_operator using (true) with check (true);
grant select, insert, update, delete on call_search to aivors_intake;
grant select, insert, delete on search_mark to aivors_intake;
grant select on search_mark to aivors_client, aivors_operator;
do $$
begin
    execute format('grant usage on sequence %s to aivors_intake', pg_get_serial_sequence('search_mark', 'mark_id'));
end
$$;

-- Calls of one client by their lexemes. Row-level security would not let "@@" use its index, since that operator is not
-- leakproof: so nobody reads the table, and this function answers for the client that the database itself knows of.
create function call_hits(of_client uuid, wanted tsquery, since timestamptz, until timestamptz)
    returns table (hit text)
    language plpgsql stable security definer rows 200
    set search_path = public, pg_temp
    set plan_cache_mode = force_custom_plan
    as $$
begin
    if current_setting('role') <> 'aivors_operator' and of_client <> current_setting('aivors.client_id')::uuid then
        raise insufficient_privilege using message = 'another client''s calls';
    end if;
    return query
        select s.call_id from call_search s
         where s.client_id = of_client and s.lexemes @@ wanted and s.listed_at >= since and s.listed_at < until;
end
$$;
revoke all on function call_hits from public;
grant execute on function call_hits to aivors_client, aivors_operator;

-- What is there already is indexed after what arrives. In a role that sees it: row-level security holds for the owner.
set local role aivors_intake;
insert into search_mark (client_id, call_id, marked_at)
select client_id, call_id, 'epoch' from call
    on conflict do nothing;
reset role;
