-- What the migrations make. Written by GoldenSchemaTest; do not edit.

create table agent_claim (
    claim_id uuid not null,
    agent_id text not null,
    client_id uuid not null,
    requested_at timestamp with time zone not null,
    decided_at timestamp with time zone,
    decision text
);
alter table agent_claim add constraint agent_claim_agent_id_check CHECK (((length(agent_id) >= 1) AND (length(agent_id) <= 255)));
alter table agent_claim add constraint agent_claim_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
alter table agent_claim add constraint agent_claim_decision_check CHECK ((decision = ANY (ARRAY['approved'::text, 'refused'::text, 'withdrawn'::text])));
alter table agent_claim add constraint agent_claim_pkey PRIMARY KEY (claim_id);
CREATE UNIQUE INDEX agent_claim_open ON public.agent_claim USING btree (client_id, agent_id) WHERE (decided_at IS NULL);
alter table agent_claim enable row level security, force row level security;
create policy intake on agent_claim for all to aivors_intake using (true) with check (true);
create policy operator on agent_claim for all to aivors_operator using (true) with check (true);
create policy own_rows on agent_claim for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select, update on agent_claim to aivors_client;
grant delete, insert, select, update on agent_claim to aivors_operator;

create table agent_facts (
    client_id uuid not null,
    agent_id text not null,
    agent_name text,
    folded_name text generated always as folded(agent_name) stored,
    last_call_at timestamp with time zone not null,
    first_call_at timestamp with time zone not null
);
alter table agent_facts add constraint agent_facts_pkey PRIMARY KEY (client_id, agent_id);
alter table agent_facts enable row level security, force row level security;
create policy intake on agent_facts for all to aivors_intake using (true) with check (true);
create policy operator on agent_facts for all to aivors_operator using (true) with check (true);
create policy own_rows on agent_facts for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant delete, insert, select, update on agent_facts to aivors_intake;
grant delete, select on agent_facts to aivors_operator;

create table agent_link (
    link_id uuid not null,
    agent_id text not null,
    client_id uuid not null,
    linked_at timestamp with time zone not null,
    unlinked_at timestamp with time zone
);
alter table agent_link add constraint agent_link_agent_id_check CHECK (((length(agent_id) >= 1) AND (length(agent_id) <= 255)));
alter table agent_link add constraint agent_link_check CHECK ((unlinked_at >= linked_at));
alter table agent_link add constraint agent_link_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
alter table agent_link add constraint agent_link_pkey PRIMARY KEY (link_id);
CREATE INDEX agent_link_client ON public.agent_link USING btree (client_id);
CREATE INDEX agent_link_history ON public.agent_link USING btree (agent_id, linked_at);
CREATE UNIQUE INDEX agent_link_owner ON public.agent_link USING btree (agent_id) WHERE (unlinked_at IS NULL);
alter table agent_link enable row level security, force row level security;
create policy intake on agent_link for all to aivors_intake using (true) with check (true);
create policy operator on agent_link for all to aivors_operator using (true) with check (true);
create policy own_rows on agent_link for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select, update on agent_link to aivors_client;
grant select on agent_link to aivors_intake;
grant delete, insert, select, update on agent_link to aivors_operator;

create table agent_route (
    call_id text not null,
    source_id uuid not null,
    agent_id text not null,
    client_id uuid not null,
    pinned_at timestamp with time zone not null
);
alter table agent_route add constraint agent_route_call_id_check CHECK (((length(call_id) >= 1) AND (length(call_id) <= 255)));
alter table agent_route add constraint agent_route_pkey PRIMARY KEY (call_id, source_id, agent_id);
alter table agent_route enable row level security, force row level security;
create policy intake on agent_route for all to aivors_intake using (true) with check (true);
create policy operator on agent_route for all to aivors_operator using (true) with check (true);
grant delete, insert, select, update on agent_route to aivors_intake;
grant select on agent_route to aivors_operator;

create table app_user (
    user_id uuid not null,
    client_id uuid,
    role text not null,
    email text not null,
    password_hash text,
    created_at timestamp with time zone not null,
    membership text not null default 'owner'::text,
    language text,
    invited boolean not null generated always as (password_hash IS NULL) stored
);
alter table app_user add constraint app_user_check CHECK (((role = 'client'::text) = (client_id IS NOT NULL)));
alter table app_user add constraint app_user_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
alter table app_user add constraint app_user_email_check CHECK ((length(email) <= 254));
alter table app_user add constraint app_user_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text, 'es'::text])));
alter table app_user add constraint app_user_membership_check CHECK ((membership = ANY (ARRAY['owner'::text, 'member'::text, 'viewer'::text])));
alter table app_user add constraint app_user_pkey PRIMARY KEY (user_id);
alter table app_user add constraint app_user_role_check CHECK ((role = ANY (ARRAY['client'::text, 'operator'::text])));
CREATE INDEX app_user_client ON public.app_user USING btree (client_id);
CREATE UNIQUE INDEX app_user_email ON public.app_user USING btree (lower(email));
alter table app_user enable row level security, force row level security;
create policy accounts on app_user for all to aivors_accounts using (true) with check (true);
create policy operator on app_user for all to aivors_operator using (true) with check (true);
create policy own_rows on app_user for select to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant delete, insert, select, update on app_user to aivors_accounts;
grant delete, select on app_user to aivors_operator;
grant select (user_id, client_id, email, created_at, membership, language, invited) on app_user to aivors_client;

create table audit_entry (
    audit_id uuid not null,
    recorded_at timestamp with time zone not null,
    actor_id uuid,
    actor text not null,
    action text not null,
    client_id uuid,
    subject text,
    address text,
    actor_role text
);
alter table audit_entry add constraint audit_entry_actor_role_check CHECK ((actor_role = ANY (ARRAY['client'::text, 'operator'::text])));
alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (audit_id);
CREATE INDEX audit_entry_of_client ON public.audit_entry USING btree (client_id, recorded_at DESC, audit_id DESC);
CREATE INDEX audit_entry_recorded ON public.audit_entry USING btree (recorded_at DESC, audit_id DESC);
alter table audit_entry enable row level security, force row level security;
create policy accounts on audit_entry for all to aivors_accounts using (true) with check (true);
create policy operator on audit_entry for all to aivors_operator using (true) with check (true);
create policy own_rows on audit_entry for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select on audit_entry to aivors_accounts;
grant insert, select on audit_entry to aivors_client;
grant insert, select on audit_entry to aivors_operator;

create table call (
    client_id uuid not null,
    call_id text not null,
    agent_id text,
    agent_name text,
    call_type text,
    direction text,
    from_number text,
    to_number text,
    status text,
    ended_at timestamp with time zone,
    duration_ms bigint,
    disconnection_reason text,
    successful boolean,
    in_voicemail boolean,
    sentiment text,
    summary text,
    cost_cents numeric,
    latency_ms double precision,
    custom_analysis text,
    body_hash bytea,
    field_keys bigint[] not null,
    started_at timestamp with time zone,
    first_said_at timestamp with time zone not null,
    created_at timestamp with time zone not null,
    listed_at timestamp with time zone not null generated always as COALESCE(started_at, first_said_at) stored,
    outcome text not null default 'in_progress'::text,
    recorded boolean
) with (fillfactor=85);
alter table call add constraint call_pkey PRIMARY KEY (client_id, call_id);
CREATE INDEX call_listed ON public.call USING btree (client_id, listed_at DESC, call_id DESC);
alter table call enable row level security, force row level security;
create policy intake on call for all to aivors_intake using (true) with check (true);
create policy operator on call for all to aivors_operator using (true) with check (true);
create policy own_rows on call for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on call to aivors_client;
grant delete, insert, select, update on call to aivors_intake;
grant select on call to aivors_operator;

create table call_event (
    client_id uuid not null,
    call_id text not null,
    event_hash bytea not null,
    source_id uuid not null,
    event text not null,
    sent_at bigint not null,
    received_at timestamp with time zone not null,
    body_bytes integer not null,
    body bytea storage e not null
);
alter table call_event add constraint call_event_pkey PRIMARY KEY (client_id, call_id, event_hash);
CREATE INDEX call_event_received ON public.call_event USING btree (received_at);
alter table call_event enable row level security, force row level security;
create policy intake on call_event for all to aivors_intake using (true) with check (true);
create policy operator on call_event for all to aivors_operator using (true) with check (true);
create policy own_rows on call_event for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on call_event to aivors_client;
grant delete, insert, select, update on call_event to aivors_intake;
grant select on call_event to aivors_operator;

create table call_note (
    client_id uuid not null,
    call_id text not null,
    note_id uuid not null,
    written_at timestamp with time zone not null,
    author_id uuid not null,
    author text not null,
    note text not null
);
alter table call_note add constraint call_note_note_check CHECK (((length(note) >= 1) AND (length(note) <= 5000)));
alter table call_note add constraint call_note_pkey PRIMARY KEY (client_id, call_id, note_id);
alter table call_note enable row level security, force row level security;
create policy intake on call_note for all to aivors_intake using (true) with check (true);
create policy operator on call_note for all to aivors_operator using (true) with check (true);
create policy own_rows on call_note for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select on call_note to aivors_client;
grant delete, select on call_note to aivors_intake;
grant select on call_note to aivors_operator;

create table call_review (
    client_id uuid not null,
    call_id text not null,
    flagged boolean not null default false,
    done boolean not null default false,
    assignee_id uuid,
    changed_at timestamp with time zone not null
);
alter table call_review add constraint call_review_pkey PRIMARY KEY (client_id, call_id);
CREATE INDEX call_review_assignee ON public.call_review USING btree (client_id, assignee_id, call_id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX call_review_changed ON public.call_review USING btree (client_id, changed_at);
CREATE INDEX call_review_flagged ON public.call_review USING btree (client_id, call_id) WHERE flagged;
alter table call_review enable row level security, force row level security;
create policy intake on call_review for all to aivors_intake using (true) with check (true);
create policy operator on call_review for all to aivors_operator using (true) with check (true);
create policy own_rows on call_review for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select, update on call_review to aivors_client;
grant delete, insert, select, update on call_review to aivors_intake;
grant select on call_review to aivors_operator;

create table call_review_change (
    client_id uuid not null,
    call_id text not null,
    change_id uuid not null,
    changed_at timestamp with time zone not null,
    actor_id uuid,
    actor text not null,
    field text not null,
    value_before text,
    value_after text
);
alter table call_review_change add constraint call_review_change_field_check CHECK ((field = ANY (ARRAY['flagged'::text, 'done'::text, 'assignee'::text, 'tag'::text])));
alter table call_review_change add constraint call_review_change_pkey PRIMARY KEY (client_id, call_id, change_id);
alter table call_review_change enable row level security, force row level security;
create policy intake on call_review_change for all to aivors_intake using (true) with check (true);
create policy operator on call_review_change for all to aivors_operator using (true) with check (true);
create policy own_rows on call_review_change for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select on call_review_change to aivors_client;
grant delete, insert, select on call_review_change to aivors_intake;
grant select on call_review_change to aivors_operator;

create table call_rollup (
    client_id uuid not null,
    hour timestamp with time zone not null,
    agent_id text not null,
    agent_name text,
    version bigint not null,
    calls integer not null,
    talk_ms bigint not null,
    in_progress integer not null,
    answered integer not null,
    voicemail integer not null,
    transferred integer not null,
    not_connected integer not null,
    failed integer not null,
    no_end integer not null,
    successful integer not null,
    judged integer not null,
    inbound integer not null,
    outbound integer not null,
    after_hours integer not null,
    slots integer[] not null,
    counts jsonb not null,
    durations bytea storage e not null,
    latencies bytea storage e not null
);
alter table call_rollup add constraint call_rollup_pkey PRIMARY KEY (client_id, hour, agent_id);
CREATE INDEX call_rollup_agent ON public.call_rollup USING btree (client_id, agent_id, hour DESC);
alter table call_rollup enable row level security, force row level security;
create policy intake on call_rollup for all to aivors_intake using (true) with check (true);
create policy operator on call_rollup for all to aivors_operator using (true) with check (true);
create policy own_rows on call_rollup for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on call_rollup to aivors_client;
grant delete, insert, select, update on call_rollup to aivors_intake;
grant select on call_rollup to aivors_operator;

create table call_rollup_day (
    client_id uuid not null,
    day date not null,
    agent_id text not null,
    agent_name text,
    version bigint not null,
    calls integer not null,
    talk_ms bigint not null,
    in_progress integer not null,
    answered integer not null,
    voicemail integer not null,
    transferred integer not null,
    not_connected integer not null,
    failed integer not null,
    no_end integer not null,
    successful integer not null,
    judged integer not null,
    inbound integer not null,
    outbound integer not null,
    after_hours integer not null,
    slots integer[] not null,
    counts jsonb not null,
    durations bytea storage e not null,
    latencies bytea storage e not null
);
alter table call_rollup_day add constraint call_rollup_day_pkey PRIMARY KEY (client_id, day, agent_id);
alter table call_rollup_day enable row level security, force row level security;
create policy intake on call_rollup_day for all to aivors_intake using (true) with check (true);
create policy operator on call_rollup_day for all to aivors_operator using (true) with check (true);
create policy own_rows on call_rollup_day for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on call_rollup_day to aivors_client;
grant delete, insert, select, update on call_rollup_day to aivors_intake;
grant select on call_rollup_day to aivors_operator;

create table call_route (
    call_id text not null,
    source_id uuid not null,
    client_id uuid not null,
    agent_id text,
    pinned_at timestamp with time zone not null,
    handover_id uuid
);
alter table call_route add constraint call_route_call_id_check CHECK (((length(call_id) >= 1) AND (length(call_id) <= 255)));
alter table call_route add constraint call_route_pkey PRIMARY KEY (call_id, source_id);
CREATE INDEX call_route_handover ON public.call_route USING btree (handover_id, call_id) WHERE (handover_id IS NOT NULL);
CREATE INDEX call_route_unclaimed ON public.call_route USING btree (agent_id, call_id) WHERE (client_id = '00000000-0000-0000-0000-000000000000'::uuid);
alter table call_route enable row level security, force row level security;
create policy intake on call_route for all to aivors_intake using (true) with check (true);
create policy operator on call_route for all to aivors_operator using (true) with check (true);
grant delete, insert, select, update on call_route to aivors_intake;
grant select on call_route to aivors_operator;

create table call_search (
    client_id uuid not null,
    call_id text not null,
    listed_at timestamp with time zone not null,
    lexemes tsvector not null
) with (toast_tuple_target=128);
alter table call_search add constraint call_search_pkey PRIMARY KEY (client_id, call_id);
CREATE INDEX call_search_lexemes ON public.call_search USING gin (lexemes) WITH (gin_pending_list_limit='1024');
alter table call_search enable row level security, force row level security;
create policy intake on call_search for all to aivors_intake using (true) with check (true);
create policy search on call_search for select to postgres using (true);
grant delete, insert, select, update on call_search to aivors_intake;

create table call_tag (
    client_id uuid not null,
    call_id text not null,
    tag text not null
);
alter table call_tag add constraint call_tag_pkey PRIMARY KEY (client_id, call_id, tag);
alter table call_tag add constraint call_tag_tag_check CHECK (((length(tag) >= 1) AND (length(tag) <= 50)));
CREATE INDEX call_tag_calls ON public.call_tag USING btree (client_id, tag, call_id);
alter table call_tag enable row level security, force row level security;
create policy intake on call_tag for all to aivors_intake using (true) with check (true);
create policy operator on call_tag for all to aivors_operator using (true) with check (true);
create policy own_rows on call_tag for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant delete, insert, select on call_tag to aivors_client;
grant delete, select on call_tag to aivors_intake;
grant select on call_tag to aivors_operator;

create table call_transcript (
    client_id uuid not null,
    call_id text not null,
    transcript_key bigint not null,
    transcript text not null
);
alter table call_transcript add constraint call_transcript_pkey PRIMARY KEY (client_id, call_id);
alter table call_transcript enable row level security, force row level security;
create policy intake on call_transcript for all to aivors_intake using (true) with check (true);
create policy operator on call_transcript for all to aivors_operator using (true) with check (true);
create policy own_rows on call_transcript for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on call_transcript to aivors_client;
grant delete, insert, select, update on call_transcript to aivors_intake;
grant select on call_transcript to aivors_operator;

create table client (
    client_id uuid not null,
    name text not null,
    phone_number text,
    ai_training_status text not null default 'pending'::text,
    created_at timestamp with time zone not null,
    suspended_at timestamp with time zone,
    folded_name text not null generated always as folded(name) stored
);
alter table client add constraint client_ai_training_status_check CHECK ((ai_training_status = ANY (ARRAY['pending'::text, 'complete'::text])));
alter table client add constraint client_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
alter table client add constraint client_phone_number_check CHECK ((length(phone_number) <= 50));
alter table client add constraint client_pkey PRIMARY KEY (client_id);
CREATE INDEX client_by_name ON public.client USING btree (folded_name, client_id);
alter table client enable row level security, force row level security;
create policy accounts on client for all to aivors_accounts using (true) with check (true);
create policy intake on client for all to aivors_intake using (true) with check (true);
create policy operator on client for all to aivors_operator using (true) with check (true);
create policy own_rows on client for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select, update on client to aivors_accounts;
grant select on client to aivors_client;
grant select on client to aivors_intake;
grant delete, insert, select, update on client to aivors_operator;
grant update (ai_training_status) on client to aivors_client;

create table client_billing (
    client_id uuid not null,
    client_sees boolean not null default false,
    prepaid boolean not null default false,
    booked_zone text
);
alter table client_billing add constraint client_billing_pkey PRIMARY KEY (client_id);
alter table client_billing enable row level security, force row level security;
create policy intake on client_billing for all to aivors_intake using (true) with check (true);
create policy operator on client_billing for all to aivors_operator using (true) with check (true);
create policy own_rows on client_billing for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on client_billing to aivors_client;
grant select on client_billing to aivors_intake;
grant delete, select on client_billing to aivors_operator;
grant update (booked_zone) on client_billing to aivors_intake;
grant insert (client_id, booked_zone) on client_billing to aivors_intake;
grant insert (client_id, client_sees, prepaid) on client_billing to aivors_operator;
grant update (client_sees, prepaid) on client_billing to aivors_operator;

create table client_disclosure (
    client_id uuid not null,
    cost boolean not null,
    recordings boolean not null,
    transcripts boolean not null,
    numbers boolean not null
);
alter table client_disclosure add constraint client_disclosure_pkey PRIMARY KEY (client_id);
alter table client_disclosure enable row level security, force row level security;
create policy intake on client_disclosure for select to aivors_intake using (true);
create policy operator on client_disclosure for all to aivors_operator using (true) with check (true);
create policy own_rows on client_disclosure for select to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on client_disclosure to aivors_client;
grant select on client_disclosure to aivors_intake;
grant delete, insert, select, update on client_disclosure to aivors_operator;

create table client_plan (
    client_id uuid not null,
    from_month date not null,
    pricing text not null,
    included_minutes integer not null,
    price_per_minute bigint not null,
    markup_percent integer not null,
    rounding text not null,
    monthly_fee_cents bigint not null,
    currency text not null,
    limit_minutes integer
);
alter table client_plan add constraint client_plan_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table client_plan add constraint client_plan_included_minutes_check CHECK ((included_minutes >= 0));
alter table client_plan add constraint client_plan_limit_minutes_check CHECK ((limit_minutes > 0));
alter table client_plan add constraint client_plan_markup_percent_check CHECK ((markup_percent >= 0));
alter table client_plan add constraint client_plan_monthly_fee_cents_check CHECK ((monthly_fee_cents >= 0));
alter table client_plan add constraint client_plan_pkey PRIMARY KEY (client_id, from_month);
alter table client_plan add constraint client_plan_price_per_minute_check CHECK ((price_per_minute >= 0));
alter table client_plan add constraint client_plan_pricing_check CHECK ((pricing = ANY (ARRAY['per_minute'::text, 'cost_plus'::text])));
alter table client_plan add constraint client_plan_rounding_check CHECK ((rounding = ANY (ARRAY['second'::text, 'six_seconds'::text, 'minute'::text])));
alter table client_plan enable row level security, force row level security;
create policy intake on client_plan for all to aivors_intake using (true) with check (true);
create policy operator on client_plan for all to aivors_operator using (true) with check (true);
create policy own_rows on client_plan for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on client_plan to aivors_client;
grant delete, insert, select, update on client_plan to aivors_operator;

create table client_settings (
    client_id uuid not null,
    timezone text not null,
    opening_hours jsonb,
    currency text not null,
    goals jsonb not null default '[]'::jsonb,
    version bigint not null default 0,
    counted_version bigint not null default 0,
    field_roles jsonb not null default '{}'::jsonb
);
alter table client_settings add constraint client_settings_pkey PRIMARY KEY (client_id);
alter table client_settings enable row level security, force row level security;
create policy intake on client_settings for all to aivors_intake using (true) with check (true);
create policy operator on client_settings for all to aivors_operator using (true) with check (true);
create policy own_rows on client_settings for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant insert, select, update on client_settings to aivors_client;
grant select on client_settings to aivors_intake;
grant delete, select on client_settings to aivors_operator;
grant update (counted_version) on client_settings to aivors_intake;

create table completeness_check (
    client_id uuid not null,
    checked_until timestamp with time zone not null,
    checked_at timestamp with time zone not null
);
alter table completeness_check add constraint completeness_check_pkey PRIMARY KEY (client_id);
alter table completeness_check enable row level security, force row level security;
create policy intake on completeness_check for all to aivors_intake using (true) with check (true);
create policy operator on completeness_check for all to aivors_operator using (true) with check (true);
create policy own_rows on completeness_check for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on completeness_check to aivors_client;
grant insert, select, update on completeness_check to aivors_intake;
grant delete, select on completeness_check to aivors_operator;

create table delivery (
    delivery_id uuid not null,
    received_at timestamp with time zone not null,
    source_id uuid not null,
    client_id uuid,
    event text,
    call_id text,
    agent_id text,
    outcome text not null,
    reason text,
    body_bytes integer not null,
    body bytea,
    attempts integer not null default 0,
    resolved_at timestamp with time zone,
    event_hash bytea
);
alter table delivery add constraint delivery_outcome_check CHECK ((outcome = ANY (ARRAY['duplicate'::text, 'ignored'::text, 'rejected'::text, 'dead'::text, 'conflict'::text])));
alter table delivery add constraint delivery_pkey PRIMARY KEY (delivery_id);
CREATE INDEX delivery_call ON public.delivery USING btree (call_id) WHERE (call_id IS NOT NULL);
CREATE UNIQUE INDEX delivery_conflict ON public.delivery USING btree (call_id, source_id, event_hash) WHERE ((outcome = 'conflict'::text) AND (resolved_at IS NULL));
CREATE INDEX delivery_dead ON public.delivery USING btree (received_at) WHERE ((outcome = 'dead'::text) AND (resolved_at IS NULL));
CREATE INDEX delivery_received ON public.delivery USING btree (received_at, delivery_id);
alter table delivery enable row level security, force row level security;
create policy intake on delivery for all to aivors_intake using (true) with check (true);
create policy operator on delivery for all to aivors_operator using (true) with check (true);
grant insert, select, update on delivery to aivors_intake;
grant select on delivery to aivors_operator;

CREATE OR REPLACE FUNCTION public.call_hits(of_client uuid, wanted tsquery, since timestamp with time zone, until timestamp with time zone)
 RETURNS TABLE(hit text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 200
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
    if current_setting('role') <> 'aivors_operator' and of_client <> current_setting('aivors.client_id')::uuid then
        raise insufficient_privilege using message = 'another client''s calls';
    end if;
    return query
        select s.call_id from call_search s
         where s.client_id = of_client and s.lexemes @@ wanted and s.listed_at >= since and s.listed_at < until;
end
$function$
;

CREATE OR REPLACE FUNCTION public.folded(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN replace(replace(replace(translate(lower(regexp_replace(NORMALIZE(said, NFKD), '[\u0300-\u036F]'::text, ''::text, 'g'::text)), 'øłđħŧıς'::text, 'oldhtiσ'::text), 'ß'::text, 'ss'::text), 'æ'::text, 'ae'::text), 'œ'::text, 'oe'::text)
;

create table handover (
    client_id uuid not null,
    agent_id text not null,
    begun_at timestamp with time zone not null default now(),
    handover_id uuid
);
alter table handover add constraint handover_pkey PRIMARY KEY (client_id, agent_id);
alter table handover enable row level security, force row level security;
create policy intake on handover for all to aivors_intake using (true) with check (true);
create policy operator on handover for all to aivors_operator using (true) with check (true);
grant delete, insert, select on handover to aivors_intake;
grant delete, select on handover to aivors_operator;
grant update (handover_id) on handover to aivors_intake;

create table handover_log (
    client_id uuid not null,
    handover_id uuid not null,
    agent_id text not null,
    connected boolean not null,
    calls integer not null default 0,
    begun_at timestamp with time zone not null default now(),
    begun_by text,
    undone_at timestamp with time zone,
    undone_by text,
    undo_ended_at timestamp with time zone
);
alter table handover_log add constraint handover_log_pkey PRIMARY KEY (client_id, handover_id);
alter table handover_log enable row level security, force row level security;
create policy intake on handover_log for all to aivors_intake using (true) with check (true);
create policy operator on handover_log for all to aivors_operator using (true) with check (true);
grant insert, select, update on handover_log to aivors_intake;
grant select on handover_log to aivors_operator;
grant update (undone_at, undone_by) on handover_log to aivors_operator;

create table installation (
    singleton boolean not null default true,
    secret_key_check bytea not null,
    created_at timestamp with time zone not null
);
alter table installation add constraint installation_pkey PRIMARY KEY (singleton);
alter table installation add constraint installation_singleton_check CHECK (singleton);
grant insert, select on installation to aivors_accounts;
grant insert, select on installation to aivors_operator;
grant update (secret_key_check) on installation to aivors_accounts;

create table merge_backlog (
    client_id uuid not null,
    call_id text not null,
    since timestamp with time zone not null,
    attempts integer not null default 0,
    due_at timestamp with time zone not null default '-infinity'::timestamp with time zone
);
alter table merge_backlog add constraint merge_backlog_pkey PRIMARY KEY (client_id, call_id);
CREATE INDEX merge_backlog_order ON public.merge_backlog USING btree (since);
alter table merge_backlog enable row level security, force row level security;
create policy intake on merge_backlog for all to aivors_intake using (true) with check (true);
create policy operator on merge_backlog for all to aivors_operator using (true) with check (true);
grant delete, insert, select, update on merge_backlog to aivors_intake;
grant select on merge_backlog to aivors_operator;

create table one_time_link (
    token_hash bytea not null,
    user_id uuid not null,
    purpose text not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone
);
alter table one_time_link add constraint one_time_link_pkey PRIMARY KEY (token_hash);
alter table one_time_link add constraint one_time_link_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'password-reset'::text])));
alter table one_time_link add constraint one_time_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(user_id) ON DELETE CASCADE;
CREATE INDEX one_time_link_user ON public.one_time_link USING btree (user_id);
grant delete, insert, select, update on one_time_link to aivors_accounts;

create table overdue_run (
    only_row boolean not null,
    done_until timestamp with time zone not null
);
alter table overdue_run add constraint overdue_run_only_row_check CHECK (only_row);
alter table overdue_run add constraint overdue_run_pkey PRIMARY KEY (only_row);
grant insert, select, update on overdue_run to aivors_intake;

create table reconciliation (
    reconciliation_id uuid not null,
    client_id uuid,
    automatic boolean not null,
    from_at timestamp with time zone,
    to_at timestamp with time zone not null,
    requested_at timestamp with time zone not null,
    state text not null default 'waiting'::text,
    finished_at timestamp with time zone
);
alter table reconciliation add constraint reconciliation_check CHECK ((automatic OR (from_at IS NOT NULL)));
alter table reconciliation add constraint reconciliation_pkey PRIMARY KEY (reconciliation_id);
alter table reconciliation add constraint reconciliation_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
CREATE UNIQUE INDEX reconciliation_automatic ON public.reconciliation USING btree (automatic) WHERE (automatic AND (state = ANY (ARRAY['waiting'::text, 'running'::text])));
CREATE INDEX reconciliation_open ON public.reconciliation USING btree (requested_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
alter table reconciliation enable row level security, force row level security;
create policy intake on reconciliation for all to aivors_intake using (true) with check (true);
create policy operator on reconciliation for all to aivors_operator using (true) with check (true);
grant delete, insert, select, update on reconciliation to aivors_intake;
grant insert, select, update on reconciliation to aivors_operator;

create table reconciliation_part (
    reconciliation_id uuid not null,
    source_id uuid not null,
    from_at timestamp with time zone not null,
    to_at timestamp with time zone not null,
    reached_at timestamp with time zone not null,
    state text not null default 'open'::text,
    found bigint not null default 0,
    fetched bigint not null default 0,
    missing bigint not null default 0,
    resume_at timestamp with time zone,
    trouble text
);
alter table reconciliation_part add constraint reconciliation_part_pkey PRIMARY KEY (reconciliation_id, source_id);
alter table reconciliation_part add constraint reconciliation_part_reconciliation_id_fkey FOREIGN KEY (reconciliation_id) REFERENCES reconciliation(reconciliation_id) ON DELETE CASCADE;
alter table reconciliation_part add constraint reconciliation_part_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(source_id);
alter table reconciliation_part add constraint reconciliation_part_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'failed'::text])));
alter table reconciliation_part enable row level security, force row level security;
create policy intake on reconciliation_part for all to aivors_intake using (true) with check (true);
create policy operator on reconciliation_part for all to aivors_operator using (true) with check (true);
grant delete, insert, select, update on reconciliation_part to aivors_intake;
grant select on reconciliation_part to aivors_operator;
grant update (state, resume_at, trouble) on reconciliation_part to aivors_operator;

create table replay (
    replay_id uuid not null,
    call_id text,
    client_id uuid,
    received_from timestamp with time zone,
    received_to timestamp with time zone,
    requested_at timestamp with time zone not null,
    state text not null default 'waiting'::text,
    after_call text,
    after_at timestamp with time zone,
    calls_read bigint not null default 0,
    calls_changed bigint not null default 0,
    calls_failed bigint not null default 0,
    finished_at timestamp with time zone
);
alter table replay add constraint replay_pkey PRIMARY KEY (replay_id);
alter table replay add constraint replay_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text])));
alter table replay enable row level security, force row level security;
create policy intake on replay for all to aivors_intake using (true) with check (true);
create policy operator on replay for all to aivors_operator using (true) with check (true);
grant select, update on replay to aivors_intake;
grant insert, select on replay to aivors_operator;

create table retell_call (
    client_id uuid not null,
    call_id text not null,
    agent_id text not null,
    started_at timestamp with time zone not null,
    difference text,
    reason text,
    fetched_at timestamp with time zone,
    checked_at timestamp with time zone not null
);
alter table retell_call add constraint retell_call_check CHECK (((difference IS NULL) = (reason IS NULL)));
alter table retell_call add constraint retell_call_difference_check CHECK ((difference = ANY (ARRAY['missing'::text, 'unfinished'::text, 'unclaimed'::text])));
alter table retell_call add constraint retell_call_pkey PRIMARY KEY (client_id, call_id);
CREATE INDEX retell_call_difference ON public.retell_call USING btree (client_id, started_at) WHERE (difference IS NOT NULL);
CREATE INDEX retell_call_started ON public.retell_call USING btree (client_id, started_at);
alter table retell_call enable row level security, force row level security;
create policy intake on retell_call for all to aivors_intake using (true) with check (true);
create policy operator on retell_call for all to aivors_operator using (true) with check (true);
create policy own_rows on retell_call for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on retell_call to aivors_client;
grant delete, insert, select, update on retell_call to aivors_intake;
grant delete, select on retell_call to aivors_operator;

create table retell_check (
    source_id uuid not null,
    checked_until timestamp with time zone not null
);
alter table retell_check add constraint retell_check_pkey PRIMARY KEY (source_id);
alter table retell_check add constraint retell_check_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(source_id);
alter table retell_check enable row level security, force row level security;
create policy intake on retell_check for all to aivors_intake using (true) with check (true);
create policy operator on retell_check for all to aivors_operator using (true) with check (true);
grant delete, insert, select, update on retell_check to aivors_intake;
grant select on retell_check to aivors_operator;

create table review_backlog (
    client_id uuid not null,
    call_id text not null,
    marked_at timestamp with time zone not null
);
alter table review_backlog add constraint review_backlog_pkey PRIMARY KEY (client_id, call_id);
alter table review_backlog enable row level security, force row level security;
create policy intake on review_backlog for all to aivors_intake using (true) with check (true);
grant delete, insert, select, update on review_backlog to aivors_intake;

create table review_rules (
    client_id uuid not null,
    negative_sentiment boolean not null,
    failed boolean not null,
    missed_goals text[] not null,
    phrases text[] not null
);
alter table review_rules add constraint review_rules_pkey PRIMARY KEY (client_id);
alter table review_rules enable row level security, force row level security;
create policy intake on review_rules for all to aivors_intake using (true) with check (true);
create policy operator on review_rules for all to aivors_operator using (true) with check (true);
create policy own_rows on review_rules for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant delete, insert, select, update on review_rules to aivors_client;
grant select on review_rules to aivors_intake;
grant delete, select on review_rules to aivors_operator;

create table rollup_mark (
    client_id uuid not null,
    hour timestamp with time zone not null,
    mark_id bigint not null,
    marked_at timestamp with time zone not null default now()
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=1000);
alter table rollup_mark add constraint rollup_mark_pkey PRIMARY KEY (client_id, hour, mark_id);
alter table rollup_mark enable row level security, force row level security;
create policy intake on rollup_mark for all to aivors_intake using (true) with check (true);
create policy operator on rollup_mark for all to aivors_operator using (true) with check (true);
create policy own_rows on rollup_mark for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on rollup_mark to aivors_client;
grant delete, insert, select, update on rollup_mark to aivors_intake;
grant select on rollup_mark to aivors_operator;

create table saved_view (
    client_id uuid not null,
    view_id uuid not null,
    owner_id uuid not null,
    name text not null,
    query text not null,
    view_columns text[] not null,
    shared boolean not null,
    changed_at timestamp with time zone not null
);
alter table saved_view add constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));
alter table saved_view add constraint saved_view_pkey PRIMARY KEY (client_id, view_id);
alter table saved_view add constraint saved_view_query_check CHECK ((length(query) <= 2000));
alter table saved_view enable row level security, force row level security;
create policy operator on saved_view for all to aivors_operator using (true) with check (true);
create policy own_rows on saved_view for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant delete, insert, select, update on saved_view to aivors_client;
grant delete, select on saved_view to aivors_operator;

create table scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint
);
alter table scheduled_task add constraint scheduled_task_pkey PRIMARY KEY (task_name, task_instance);
CREATE INDEX scheduled_task_due ON public.scheduled_task USING btree (execution_time);
CREATE INDEX scheduled_task_heartbeat ON public.scheduled_task USING btree (last_heartbeat);
grant delete, insert, select, update on scheduled_task to aivors_intake;

create table search_mark (
    client_id uuid not null,
    call_id text not null,
    mark_id bigint not null,
    marked_at timestamp with time zone not null default now()
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=1000);
alter table search_mark add constraint search_mark_pkey PRIMARY KEY (client_id, call_id, mark_id);
CREATE INDEX search_mark_age ON public.search_mark USING btree (marked_at);
alter table search_mark enable row level security, force row level security;
create policy intake on search_mark for all to aivors_intake using (true) with check (true);
create policy operator on search_mark for all to aivors_operator using (true) with check (true);
create policy own_rows on search_mark for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on search_mark to aivors_client;
grant delete, insert, select on search_mark to aivors_intake;
grant select on search_mark to aivors_operator;

create table search_word (
    client_id uuid not null,
    word text not null
);
alter table search_word add constraint search_word_pkey PRIMARY KEY (client_id, word);
alter table search_word enable row level security, force row level security;
create policy intake on search_word for all to aivors_intake using (true) with check (true);
create policy operator on search_word for all to aivors_operator using (true) with check (true);
create policy own_rows on search_word for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on search_word to aivors_client;
grant delete, insert, select on search_word to aivors_intake;
grant select on search_word to aivors_operator;

create table search_word_backlog (
    client_id uuid not null,
    call_id text not null
);
alter table search_word_backlog add constraint search_word_backlog_pkey PRIMARY KEY (client_id);
alter table search_word_backlog enable row level security, force row level security;
create policy intake on search_word_backlog for all to aivors_intake using (true) with check (true);
create policy operator on search_word_backlog for all to aivors_operator using (true) with check (true);
create policy own_rows on search_word_backlog for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on search_word_backlog to aivors_client;
grant delete, insert, select, update on search_word_backlog to aivors_intake;
grant select on search_word_backlog to aivors_operator;

create table secret_use (
    source_id uuid not null,
    secret_id text not null,
    last_used_at timestamp with time zone not null
);
alter table secret_use add constraint secret_use_pkey PRIMARY KEY (source_id, secret_id);
grant insert, select, update on secret_use to aivors_intake;
grant select on secret_use to aivors_operator;

create table source (
    source_id uuid not null,
    kind text not null,
    name text not null,
    client_id uuid,
    created_at timestamp with time zone not null
);
alter table source add constraint source_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
alter table source add constraint source_kind_check CHECK ((kind = ANY (ARRAY['n8n'::text, 'retell'::text, 'history'::text])));
alter table source add constraint source_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
alter table source add constraint source_pkey PRIMARY KEY (source_id);
alter table source enable row level security, force row level security;
create policy intake on source for all to aivors_intake using (true) with check (true);
create policy operator on source for all to aivors_operator using (true) with check (true);
grant select on source to aivors_intake;
grant insert, select, update on source to aivors_operator;

create table source_secret (
    secret_id uuid not null,
    source_id uuid not null,
    sealed bytea not null,
    hint text not null,
    created_at timestamp with time zone not null,
    retired_at timestamp with time zone
);
alter table source_secret add constraint source_secret_pkey PRIMARY KEY (secret_id);
alter table source_secret add constraint source_secret_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(source_id);
CREATE INDEX source_secret_source ON public.source_secret USING btree (source_id);
grant select on source_secret to aivors_intake;
grant insert, select, update on source_secret to aivors_operator;

create table top_up (
    client_id uuid not null,
    top_up_id uuid not null,
    paid_at timestamp with time zone not null,
    amount_cents bigint not null,
    note text
);
alter table top_up add constraint top_up_amount_cents_check CHECK ((amount_cents <> 0));
alter table top_up add constraint top_up_pkey PRIMARY KEY (client_id, top_up_id);
alter table top_up enable row level security, force row level security;
create policy intake on top_up for all to aivors_intake using (true) with check (true);
create policy operator on top_up for all to aivors_operator using (true) with check (true);
create policy own_rows on top_up for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on top_up to aivors_client;
grant delete, insert, select on top_up to aivors_operator;

create table usage_entry (
    client_id uuid not null,
    entry_id uuid not null,
    call_id text not null,
    recorded_at timestamp with time zone not null,
    call_month date not null,
    booked_month date not null,
    ms_before bigint not null,
    ms_after bigint not null,
    cost_before bigint not null,
    cost_after bigint not null
);
alter table usage_entry add constraint usage_entry_check CHECK ((booked_month >= call_month));
alter table usage_entry add constraint usage_entry_pkey PRIMARY KEY (client_id, call_id, entry_id);
CREATE INDEX usage_entry_month ON public.usage_entry USING btree (client_id, booked_month, call_month, call_id);
alter table usage_entry enable row level security, force row level security;
create policy intake on usage_entry for all to aivors_intake using (true) with check (true);
create policy operator on usage_entry for all to aivors_operator using (true) with check (true);
create policy own_rows on usage_entry for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on usage_entry to aivors_client;
grant insert, select on usage_entry to aivors_intake;
grant select on usage_entry to aivors_operator;

create table usage_pending (
    client_id uuid not null,
    pending_id uuid not null,
    booked_month date not null,
    call_month date not null,
    calls bigint not null,
    ms bigint not null,
    seconds_by_second bigint not null,
    seconds_by_six bigint not null,
    seconds_by_minute bigint not null,
    cost bigint not null
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=1000);
alter table usage_pending add constraint usage_pending_pkey PRIMARY KEY (client_id, pending_id);
alter table usage_pending enable row level security, force row level security;
create policy intake on usage_pending for all to aivors_intake using (true) with check (true);
create policy operator on usage_pending for all to aivors_operator using (true) with check (true);
create policy own_rows on usage_pending for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on usage_pending to aivors_client;
grant delete, insert, select on usage_pending to aivors_intake;
grant select on usage_pending to aivors_operator;

create table usage_total (
    client_id uuid not null,
    booked_month date not null,
    call_month date not null,
    calls bigint not null,
    ms bigint not null,
    seconds_by_second bigint not null,
    seconds_by_six bigint not null,
    seconds_by_minute bigint not null,
    cost bigint not null
);
alter table usage_total add constraint usage_total_pkey PRIMARY KEY (client_id, booked_month, call_month);
CREATE INDEX usage_total_month ON public.usage_total USING btree (booked_month, client_id);
alter table usage_total enable row level security, force row level security;
create policy intake on usage_total for all to aivors_intake using (true) with check (true);
create policy operator on usage_total for all to aivors_operator using (true) with check (true);
create policy own_rows on usage_total for all to aivors_client using ((client_id = (current_setting('aivors.client_id'::text))::uuid)) with check ((client_id = (current_setting('aivors.client_id'::text))::uuid));
grant select on usage_total to aivors_client;
grant insert, select, update on usage_total to aivors_intake;
grant select on usage_total to aivors_operator;

create table user_session (
    session_id uuid not null,
    user_id uuid not null,
    created_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone,
    user_agent text,
    address text
);
alter table user_session add constraint user_session_pkey PRIMARY KEY (session_id);
alter table user_session add constraint user_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(user_id) ON DELETE CASCADE;
CREATE INDEX user_session_user ON public.user_session USING btree (user_id);
grant delete, insert, select, update on user_session to aivors_accounts;

create table webhook_hour (
    kind text not null,
    source_id uuid,
    outcome text not null,
    hour timestamp with time zone not null,
    requests bigint not null,
    last_at timestamp with time zone not null
);
alter table webhook_hour add constraint webhook_hour_kind_check CHECK ((kind = ANY (ARRAY['n8n'::text, 'retell'::text])));
alter table webhook_hour add constraint webhook_hour_kind_source_id_outcome_hour_key UNIQUE NULLS NOT DISTINCT (kind, source_id, outcome, hour);
grant delete, insert, select, update on webhook_hour to aivors_intake;
grant select on webhook_hour to aivors_operator;
