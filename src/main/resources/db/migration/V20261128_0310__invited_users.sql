-- Whether a user has not chosen a password yet. A client may know that of its users, and nothing of the password.
alter table app_user
    add column invited boolean not null generated always as (password_hash is null) stored;

grant select (invited) on app_user to aivors_client;
