-- Few calls differ. Who looks for them need not walk through all that were compared.
create index retell_call_difference on retell_call (client_id, started_at) where difference is not null;
