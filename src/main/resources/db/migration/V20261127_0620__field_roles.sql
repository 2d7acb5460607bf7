-- Which custom analysis fields hold the name of the caller, the number to call back and the reason.
-- A call is headed by them when it is read: no call is rewritten when they change.
alter table client_settings add column field_roles jsonb not null default '{}';
