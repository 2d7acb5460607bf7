-- An agent's newest call is found by the newest hour in which it had calls.
create index call_rollup_agent on call_rollup (client_id, agent_id, hour desc);
