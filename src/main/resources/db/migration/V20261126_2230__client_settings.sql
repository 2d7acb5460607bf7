-- What a client, or the operator for it, has set. A client without a row has the standard settings.
create table client_settings (
    client_id       uuid   not null primary key,
    timezone        text   not null,
    opening_hours   jsonb,
    currency        text   not null,
    goals           jsonb  not null default '[]',
    -- Grows with each change that makes counted figures wrong. Rollups carry the version they were counted with.
    version         bigint not null default 0,
    -- The rollups of versions before this one are marked to be counted anew.
    counted_version bigint not null default 0
);

alter table client_settings enable row level security;
alter table client_settings force row level security;
create policy own_rows on client_settings for all to aivors_client
    using (client_id = current_setting('aivors.client_id')::uuid)
    with check (client_id = current_setting('aivors.client_id')::uuid);
create policy intake on client_settings for all to aivors_intake using (true) with check (true);
create policy operator on client_settings for all to aivors_operator using (true) with check (true);

grant select, insert, update on client_settings to aivors_client;
grant select, update (counted_version) on client_settings to aivors_intake;
grant select on client_settings to aivors_operator;
