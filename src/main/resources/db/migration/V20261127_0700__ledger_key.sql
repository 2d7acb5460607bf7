-- Entries are found by their call, so that the key does the work of a second index. Every webhook pays for each index.
alter table usage_entry drop constraint usage_entry_pkey;
drop index usage_entry_call;
alter table usage_entry add primary key (client_id, call_id, entry_id);
