-- The secret key may be replaced: the check of it changes then, in the transaction that seals everything anew.
grant update (secret_key_check) on installation to aivors_accounts;

-- A retired secret opens nothing any more; it need not be kept.
update source_secret set sealed = '' where retired_at is not null;
