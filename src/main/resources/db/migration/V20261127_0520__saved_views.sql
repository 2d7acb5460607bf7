-- Filters and columns of the list of calls under a name: a user's own, or shared with the client's other users.
create table saved_view (
    client_id    uuid        not null,
    view_id      uuid        not null,
    owner_id     uuid        not null,
    name         text        not null check (length(name) between 1 and 80),
    query        text        not null check (length(query) <= 2000),
    view_columns text[]      not null,
    shared       boolean     not null,
    changed_at   timestamptz not null,
    primary key (client_id, view_id)
);

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own_rows on saved_view for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy operator on saved_view for all to aivors_operator using (true) with check (true);

grant select, insert, update, delete on saved_view to aivors_client;
-- With a client that has no calls.
grant select, delete on saved_view to aivors_operator;
