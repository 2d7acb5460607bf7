-- Small global tables: clients, who signs in, which agent is whose, who sends.

create table client (
    client_id          uuid primary key,
    name               text        not null check (length(name) between 1 and 200),
    phone_number       text check (length(phone_number) <= 50),
    ai_training_status text        not null default 'pending' check (ai_training_status in ('pending', 'complete')),
    created_at         timestamptz not null,
    suspended_at       timestamptz
);

create table app_user (
    user_id       uuid primary key,
    client_id     uuid references client,
    role          text        not null check (role in ('client', 'operator')),
    email         text        not null check (length(email) <= 254),
    password_hash text,
    created_at    timestamptz not null,
    check ((role = 'client') = (client_id is not null))
);
create unique index app_user_email on app_user (lower(email));
create index app_user_client on app_user (client_id);

-- A JWT names its session; a session that is revoked ends the token with it.
create table user_session (
    session_id   uuid primary key,
    user_id      uuid        not null references app_user on delete cascade,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    user_agent   text,
    address      text
);
create index user_session_user on user_session (user_id);

-- Invitations and password resets. Only the hash is kept: a copy of this table opens nothing.
create table one_time_link (
    token_hash bytea primary key,
    user_id    uuid        not null references app_user on delete cascade,
    purpose    text        not null check (purpose in ('invitation', 'password-reset')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index one_time_link_user on one_time_link (user_id);

create table agent_link (
    link_id     uuid primary key,
    agent_id    text        not null check (length(agent_id) between 1 and 255),
    client_id   uuid        not null references client,
    linked_at   timestamptz not null,
    unlinked_at timestamptz,
    check (unlinked_at >= linked_at)
);
-- Two clients may race for one agent: this index picks the winner.
create unique index agent_link_owner on agent_link (agent_id) where unlinked_at is null;
create index agent_link_history on agent_link (agent_id, linked_at);
create index agent_link_client on agent_link (client_id);

create table agent_claim (
    claim_id     uuid primary key,
    agent_id     text        not null check (length(agent_id) between 1 and 255),
    client_id    uuid        not null references client,
    requested_at timestamptz not null,
    decided_at   timestamptz,
    decision     text check (decision in ('approved', 'refused', 'withdrawn'))
);
create unique index agent_claim_open on agent_claim (client_id, agent_id) where decided_at is null;

create table source (
    source_id  uuid primary key,
    kind       text        not null check (kind in ('n8n', 'retell')),
    name       text        not null check (length(name) between 1 and 200),
    -- A bound source can only ever write this client's calls.
    client_id  uuid references client,
    created_at timestamptz not null
);

create table source_secret (
    secret_id  uuid primary key,
    source_id  uuid        not null references source,
    sealed     bytea       not null,
    hint       text        not null,
    created_at timestamptz not null,
    retired_at timestamptz
);
create index source_secret_source on source_secret (source_id);

-- What this database was set up with: notices a node that runs with another secret key.
create table installation (
    singleton        boolean primary key default true check (singleton),
    secret_key_check bytea       not null,
    created_at       timestamptz not null
);

create table audit_entry (
    audit_id    uuid primary key,
    recorded_at timestamptz not null,
    actor_id    uuid,
    actor       text        not null,
    action      text        not null,
    client_id   uuid,
    subject     text,
    address     text
);
create index audit_entry_client on audit_entry (client_id, recorded_at desc);
