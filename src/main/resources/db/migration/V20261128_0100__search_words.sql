-- Every word of the search index, by client. The index finds a word at once, but for the beginning of a word it reads
-- the calls of all clients that have any such word: so a search asks here which words those are.
create table search_word (
    client_id uuid not null,
    -- Of a word with digits what stands before them, and '#'. In the order of its bytes, which an index of a beginning
    -- needs.
    word      text collate "C" not null,
    primary key (client_id, word)
);

-- Clients with rows in "call_search" from before. Until all these are read, nothing is concluded from a missing word.
create table search_word_backlog (
    client_id uuid not null primary key,
    -- The last one that was read, in the order of ids.
    call_id   text not null
);

alter table search_word enable row level security;
alter table search_word force row level security;
alter table search_word_backlog enable row level security;
alter table search_word_backlog force row level security;
create policy own_rows on search_word for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy intake on search_word for all to aivors_intake using (true) with check (true);
create policy operator on search_word for all to aivors_operator using (true) with check (true);
create policy own_rows on search_word_backlog for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy intake on search_word_backlog for all to aivors_intake using (true) with check (true);
create policy operator on search_word_backlog for all to aivors_operator using (true) with check (true);
grant select, insert, delete on search_word to aivors_intake;
grant select on search_word to aivors_client, aivors_operator;
grant select, insert, update, delete on search_word_backlog to aivors_intake;
grant select on search_word_backlog to aivors_client, aivors_operator;

set local role aivors_intake;
insert into search_word_backlog (client_id, call_id)
select client_id, '' from client
    on conflict do nothing;
reset role;
