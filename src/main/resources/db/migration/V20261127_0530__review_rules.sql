-- Rules that flag calls by themselves. A client without a row has none.
create table review_rules (
    client_id          uuid    not null primary key,
    negative_sentiment boolean not null,
    failed             boolean not null,
    missed_goals       text[]  not null,
    phrases            text[]  not null
);

-- Calls of such clients that changed, until the rules have looked at them.
create table review_backlog (
    client_id uuid        not null,
    call_id   text        not null,
    marked_at timestamptz not null,
    primary key (client_id, call_id)
);

do $$
declare
    closed text;
begin
    foreach closed in array array['review_rules', 'review_backlog'] loop
        execute format('alter table %I enable row level security', closed);
        execute format('alter table %I force row level security', closed);
        execute format('create policy intake on %I for all to aivors_intake using (true) with check (true)', closed);
    end loop;
end
$$;
create policy own_rows on review_rules for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy operator on review_rules for all to aivors_operator using (true) with check (true);

grant select, insert, update, delete on review_rules to aivors_client;
grant select on review_rules to aivors_intake;
-- With a client that has no calls.
grant select, delete on review_rules to aivors_operator;
grant select, insert, update, delete on review_backlog to aivors_intake;
-- A rule flags a call, and says so in its history.
grant insert, update on call_review to aivors_intake;
grant insert on call_review_change to aivors_intake;
