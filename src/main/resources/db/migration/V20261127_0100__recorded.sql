-- Whether an event named a recording of the call. Merged like the columns beside it; a call from before is known by the
-- next reprocessing of its events.
alter table call add column recorded boolean;
