-- When a secret was last used: an operator retires an old one once nobody sends with it any more. The secrets of the
-- environment have no row in source_secret, but an id within their source.
create table secret_use (
    source_id    uuid        not null,
    secret_id    text        not null,
    last_used_at timestamptz not null,
    primary key (source_id, secret_id)
);
grant select, insert, update on secret_use to aivors_intake;
grant select on secret_use to aivors_operator;

-- A client without calls can be deleted, with all that it has: sign-ins (their sessions and links go by themselves),
-- agents and claims.
grant delete on client, app_user, agent_link, agent_claim to aivors_operator;
