-- Clients read the entries that concern them; who of the agency acted, and from where, is the agency's own.
alter table audit_entry add column actor_role text check (actor_role in ('client', 'operator'));

-- The order of the log, for everybody and for one client.
create index audit_entry_recorded on audit_entry (recorded_at desc, audit_id desc);
create index audit_entry_of_client on audit_entry (client_id, recorded_at desc, audit_id desc);
drop index audit_entry_client;
