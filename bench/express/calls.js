// What both servers store, and how they read it from an event.

/** @param body the type of the column that keeps the whole event */
export const schema = (body) => `
  create table if not exists agent (
    agent_id text primary key,
    client_id uuid not null
  );
  create table if not exists call (
    call_id text primary key,
    client_id uuid,
    agent_id text,
    agent_name text,
    call_type text,
    direction text,
    from_number text,
    to_number text,
    status text,
    started_at timestamptz,
    ended_at timestamptz,
    duration_ms bigint,
    disconnection_reason text,
    sentiment text,
    successful boolean,
    summary text,
    transcript text,
    event text not null,
    body ${body} not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  );
  create index if not exists call_of_client on call (client_id, started_at desc);
  create index if not exists call_of_agent on call (agent_id);
`

// Names and types of what an event says about its call, in the order of `fields`.
export const columns = {
  call_id: 'text',
  agent_id: 'text',
  agent_name: 'text',
  call_type: 'text',
  direction: 'text',
  from_number: 'text',
  to_number: 'text',
  status: 'text',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  duration_ms: 'bigint',
  disconnection_reason: 'text',
  sentiment: 'text',
  successful: 'boolean',
  summary: 'text',
  transcript: 'text',
  event: 'text',
}

const time = (millis) => (millis ? new Date(millis).toISOString() : null)

export function fields(event) {
  const call = event.call
  const analysis = call.call_analysis ?? {}
  return [
    call.call_id,
    call.agent_id ?? null,
    call.agent_name ?? null,
    call.call_type ?? null,
    call.direction ?? null,
    call.from_number ?? null,
    call.to_number ?? null,
    call.call_status ?? null,
    time(call.start_timestamp),
    time(call.end_timestamp),
    call.duration_ms ?? null,
    call.disconnection_reason ?? null,
    analysis.user_sentiment ?? null,
    analysis.call_successful ?? null,
    analysis.call_summary ?? null,
    call.transcript ?? null,
    event.event ?? null,
  ]
}

// A later event adds to what an earlier one said.
export const onConflict = `
  on conflict (call_id) do update set
    ${Object.keys(columns)
      .filter((column) => column !== 'call_id')
      .map((column) => `${column} = coalesce(excluded.${column}, call.${column})`)
      .join(', ')},
    client_id = coalesce(call.client_id, excluded.client_id),
    body = excluded.body,
    updated_at = now()
`
