-- The language of a user's pages and mails. Null until it is known: the first sign-in takes the browser's.
alter table app_user add column language text check (language in ('en', 'de', 'es'));

grant select (language) on app_user to aivors_client;
