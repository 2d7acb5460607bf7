-- The calls. client_id leads every key (it is the shard key should one machine be outgrown).
-- The client 00000000-0000-0000-0000-000000000000 stands for "nobody": calls kept for an agent without an owner.

-- Which client a call belongs to, pinned once per sender.
create table call_route (
    call_id   text        not null check (length(call_id) between 1 and 255),
    source_id uuid        not null,
    client_id uuid        not null,
    agent_id  text,
    pinned_at timestamptz not null,
    primary key (call_id, source_id)
);

-- What was said about a call, as it was said: minified JSON, zstd-compressed. Immutable.
create table call_event (
    client_id   uuid        not null,
    call_id     text        not null,
    event_hash  bytea       not null,
    source_id   uuid        not null,
    event       text        not null,
    -- The sender's time in milliseconds, 0 when it does not tell.
    sent_at     bigint      not null,
    received_at timestamptz not null,
    body_bytes  integer     not null,
    body        bytea       not null,
    primary key (client_id, call_id, event_hash)
);
alter table call_event alter column body set storage external;
create index call_event_received on call_event (received_at);

-- One row a call: each column holds the value with the greatest key, so that any order of the same events gives the
-- same row. field_keys[n] is the key of the n-th merged column below.
create table call (
    client_id            uuid        not null,
    call_id              text        not null,
    agent_id             text,
    agent_name           text,
    call_type            text,
    direction            text,
    from_number          text,
    to_number            text,
    status               text,
    ended_at             timestamptz,
    duration_ms          bigint,
    disconnection_reason text,
    successful           boolean,
    in_voicemail         boolean,
    sentiment            text,
    summary              text,
    cost_cents           numeric,
    latency_ms           float8,
    custom_analysis      text,
    body_hash            bytea,
    field_keys           bigint[]    not null,
    -- The least over all events.
    started_at           timestamptz,
    first_said_at        timestamptz not null,
    created_at           timestamptz not null,
    -- What lists sort by: a call that never connected has no start.
    listed_at            timestamptz not null generated always as (coalesce(started_at, first_said_at)) stored,
    outcome              text        not null generated always as (
        case
            when disconnection_reason in ('dial_busy', 'dial_failed', 'dial_no_answer', 'invalid_destination',
                'telephony_provider_permission_denied', 'telephony_provider_unavailable', 'sip_routing_error',
                'marked_as_spam', 'user_declined') then 'not_connected'
            when status = 'not_connected' then 'not_connected'
            when coalesce(status, 'ongoing') in ('registered', 'ongoing') then 'in_progress'
            when in_voicemail or disconnection_reason = 'voicemail_reached' then 'voicemail'
            when status = 'error' or disconnection_reason like 'error\_%' or disconnection_reason in (
                'concurrency_limit_reached', 'no_valid_payment', 'scam_detected', 'registered_call_timeout') then 'failed'
            when disconnection_reason in ('call_transfer', 'transfer_bridged') then 'transferred'
            else 'answered'
        end) stored,
    primary key (client_id, call_id)
) with (fillfactor = 85);
create index call_listed on call (client_id, listed_at desc, call_id desc);

-- What was spoken, apart from the row that lists read.
create table call_transcript (
    client_id      uuid   not null,
    call_id        text   not null,
    transcript_key bigint not null,
    transcript     text   not null,
    primary key (client_id, call_id)
);

-- Calls whose events are stored but not yet merged; a sweeper works it off.
create table merge_backlog (
    client_id uuid        not null,
    call_id   text        not null,
    since     timestamptz not null,
    primary key (client_id, call_id)
);

-- What arrived and became no event of a call: repeats, other families, unreadable elements, dead letters.
create table delivery (
    delivery_id uuid primary key,
    received_at timestamptz not null,
    source_id   uuid        not null,
    client_id   uuid,
    event       text,
    call_id     text,
    agent_id    text,
    outcome     text        not null check (outcome in ('duplicate', 'ignored', 'rejected', 'dead')),
    reason      text,
    body_bytes  integer     not null,
    body        bytea,
    attempts    integer     not null default 0,
    resolved_at timestamptz
);
create index delivery_received on delivery (received_at, delivery_id);
create index delivery_dead on delivery (received_at) where outcome = 'dead' and resolved_at is null;
