-- Roles are global to a PostgreSQL cluster, and two databases of one cluster may be set up at once.
do $$
declare
    wanted text;
begin
    foreach wanted in array array['aivors_client', 'aivors_intake', 'aivors_accounts', 'aivors_operator'] loop
        begin
            execute format('create role %I nologin nobypassrls', wanted);
        exception
            when duplicate_object or unique_violation then null;
        end;
        -- Taking a role is a right of its own since PostgreSQL 16; inheriting it is refused, so that the login
        -- user can do nothing before it has taken one.
        if current_setting('server_version_num')::int >= 160000 then
            execute format('grant %I to %I with inherit false, set true', wanted, '${login}');
        else
            execute format('grant %I to %I', wanted, '${login}');
        end if;
    end loop;
end
$$;
