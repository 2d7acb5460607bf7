-- What a client sees of its calls, as the operator has chosen. A client without a row sees the standard.
create table client_disclosure (
    client_id   uuid    not null primary key,
    -- What Retell charges for a call.
    cost        boolean not null,
    recordings  boolean not null,
    transcripts boolean not null,
    -- Telephone numbers in full. Otherwise they are masked.
    numbers     boolean not null
);

alter table client_disclosure enable row level security;
alter table client_disclosure force row level security;
create policy own_rows on client_disclosure for select to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid);
create policy intake on client_disclosure for select to aivors_intake using (true);
create policy operator on client_disclosure for all to aivors_operator using (true) with check (true);

-- A client cannot choose what it sees.
grant select on client_disclosure to aivors_client;
-- Rules look at calls with the eyes of their client.
grant select on client_disclosure to aivors_intake;
grant select, insert, update, delete on client_disclosure to aivors_operator;
