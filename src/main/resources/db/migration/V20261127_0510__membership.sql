-- What a user may do for its client. Of no meaning for operators. Users that are there are owners.
alter table app_user add column membership text not null default 'owner'
    check (membership in ('owner', 'member', 'viewer'));

grant delete on app_user to aivors_accounts;
grant select (membership) on app_user to aivors_client;
