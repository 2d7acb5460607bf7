-- What people make of calls. Kept apart from "call": no merge and no reprocessing touches it. It goes with its call.
create table call_review (
    client_id   uuid        not null,
    call_id     text        not null,
    flagged     boolean     not null default false,
    done        boolean     not null default false,
    assignee_id uuid,
    changed_at  timestamptz not null,
    primary key (client_id, call_id)
);
create index call_review_flagged on call_review (client_id, call_id) where flagged;
create index call_review_assignee on call_review (client_id, assignee_id, call_id) where assignee_id is not null;
create index call_review_changed on call_review (client_id, changed_at);

create table call_tag (
    client_id uuid not null,
    call_id   text not null,
    tag       text not null check (length(tag) between 1 and 50),
    primary key (client_id, call_id, tag)
);
create index call_tag_calls on call_tag (client_id, tag, call_id);

-- Who changed what, and when. Entries are only added.
create table call_review_change (
    client_id    uuid        not null,
    call_id      text        not null,
    change_id    uuid        not null,
    changed_at   timestamptz not null,
    -- Null for a rule.
    actor_id     uuid,
    actor        text        not null,
    field        text        not null check (field in ('flagged', 'done', 'assignee', 'tag')),
    value_before text,
    value_after  text,
    primary key (client_id, call_id, change_id)
);

create table call_note (
    client_id  uuid        not null,
    call_id    text        not null,
    note_id    uuid        not null,
    written_at timestamptz not null,
    author_id  uuid        not null,
    author     text        not null,
    note       text        not null check (length(note) between 1 and 5000),
    primary key (client_id, call_id, note_id)
);

do $$
declare
    closed text;
begin
    foreach closed in array array['call_review', 'call_tag', 'call_review_change', 'call_note'] loop
        execute format('alter table %I enable row level security', closed);
        execute format('alter table %I force row level security', closed);
        execute format('create policy own_rows on %I for all to aivors_client'
            ' using (client_id = current_setting(''aivors.client_id'')::uuid)'
            ' with check (client_id = current_setting(''aivors.client_id'')::uuid)', closed);
        execute format('create policy intake on %I for all to aivors_intake using (true) with check (true)', closed);
        execute format('create policy operator on %I for all to aivors_operator using (true) with check (true)', closed);
        execute format('grant select on %I to aivors_operator', closed);
        execute format('grant select, delete on %I to aivors_intake', closed);
    end loop;
end
$$;

grant select, insert, update on call_review to aivors_client;
grant select, insert, delete on call_tag to aivors_client;
grant select, insert on call_review_change, call_note to aivors_client;

-- A client sees who belongs to it, and nothing that signs in.
create policy own_rows on app_user for select to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid);
grant select (user_id, client_id, email, created_at) on app_user to aivors_client;
