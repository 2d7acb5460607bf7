package com.aivors.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Checks the database's catalogue for gaps in the isolation of clients. Every method returns the
/// faults, or an empty list.
final class Catalogue {

    /// Tables with a `client_id` that is not the first column of every key, each with its reason.
    /// All are small, or are read before the client is known. Citus keeps them as reference tables.
    static final Map<String, String> KEYED_OTHERWISE = new TreeMap<>(Map.ofEntries(
            Map.entry("app_user", "an e-mail signs in before its client is known"),
            Map.entry("agent_link", "an agent has one owner among all clients: the index is global"),
            Map.entry("agent_claim", "an operator decides by the id of the claim"),
            Map.entry("source", "a sender is found by its secret; most are bound to no client"),
            Map.entry("audit_entry", "entries without a client exist"),
            Map.entry("replay", "asked for by operators, for one client or all"),
            Map.entry("reconciliation", "asked for by operators or by the clock, for one client or all"),
            Map.entry("delivery", "written before it is known whose it is, if anybody's"),
            Map.entry("call_route", "answers whose a call is"),
            Map.entry("agent_route", "answers whose the events of a further agent are")));

    /// Tables without a `client_id`, each with its reason. Clients have no privileges on them.
    static final Map<String, String> GLOBAL = new TreeMap<>(Map.ofEntries(
            Map.entry("user_session", "belongs to a user, of a client or of the agency"),
            Map.entry("one_time_link", "belongs to a user"),
            Map.entry("source_secret", "belongs to a source, sealed"),
            Map.entry("secret_use", "belongs to a secret of a source"),
            Map.entry("installation", "one row, about the installation"),
            Map.entry("webhook_hour", "counts, about senders"),
            Map.entry("scheduled_task", "the jobs that one node does for all"),
            Map.entry("overdue_run", "until when calls without an end were looked for"),
            Map.entry("reconciliation_part", "how far a comparison with a Retell workspace is"),
            Map.entry("retell_check", "until when a Retell workspace was compared"),
            Map.entry("flyway_schema_history", "the migrations")));

    /// Functions that run with the privileges of their owner, each with its reason.
    static final Map<String, String> DEFINERS = new TreeMap<>(
            Map.of("call_hits", "finds calls by the search index, of the client that the transaction is set to"));

    private static final String TABLES = """
            with t as (
                select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, a.attnum
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')),
            r as (select oid, rolname from pg_roles where rolname like 'aivors\\_%' and not rolcanlogin)
            """;

    private static final String UNLOCKED = TABLES + """
            select relname || ': row-level security is not ' ||
                   case when relrowsecurity then 'forced' else 'enabled' end
            from t where not (relrowsecurity and relforcerowsecurity)
            """;

    private static final String WITHOUT_POLICY = TABLES + """
            select t.relname || ': no policy for ' || r.rolname
            from t cross join r
            where (has_any_column_privilege(r.oid, t.oid, 'select, insert, update')
                   or has_table_privilege(r.oid, t.oid, 'delete, truncate'))
              and not exists (select from pg_policy p where p.polrelid = t.oid and r.oid = any(p.polroles))
            """;

    /// Policies for all roles, or policies for clients that do not check the client.
    private static final String WIDE_POLICIES = """
            select c.relname || ': policy ' || p.polname || ' is too wide'
            from pg_policy p join pg_class c on c.oid = p.polrelid
            where 0 = any(p.polroles)
               or ('aivors_client'::regrole = any(p.polroles)
                   and (coalesce(pg_get_expr(p.polqual, p.polrelid), '')
                            <> '(client_id = (current_setting(''aivors.client_id''::text))::uuid)'
                        or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid))
                            <> pg_get_expr(p.polqual, p.polrelid)))
            """;

    private static final String KEYS = TABLES + """
            select t.relname || ': ' || i.indexrelid::regclass || ' does not begin with client_id'
            from t join pg_index i on i.indrelid = t.oid
            where i.indisunique and i.indkey[0] <> t.attnum and not t.relname = any(?)
            """;

    private static final String WITHOUT_KEY = TABLES + """
            select t.relname || ': no primary key' from t
            where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)
            """;

    private static final String UNKNOWN_TABLES = """
            select c.relname || ': has no client_id and is not listed as global'
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'm')
              and not exists (select from pg_attribute a
                              where a.attrelid = c.oid and a.attname = 'client_id' and not a.attisdropped)
              and not c.relname = any(?)
            """;

    private static final String CLIENTS_ON_GLOBAL_TABLES = """
            select c.relname || ': clients have a right on it'
            from pg_class c
            where c.relname = any(?)
              and (has_any_column_privilege('aivors_client', c.oid, 'select, insert, update')
                   or has_table_privilege('aivors_client', c.oid, 'delete, truncate'))
            """;

    private static final String VIEWS = """
            select c.relname || ': a view that skips the policies of its reader'
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
              and not coalesce('security_invoker=true' = any(c.reloptions), false)
            """;

    private static final String FUNCTIONS = """
            select p.proname || ': runs with its owner''s rights' ||
                   case when p.proname = any(?) then ' and sets no search_path' else ' and is not listed' end
            from pg_proc p
            where p.pronamespace = 'public'::regnamespace and p.prosecdef
              and not (p.proname = any(?)
                       and exists (select from unnest(p.proconfig) s where s like 'search\\_path=%'))
            """;

    private static final String ROLES = """
            select rolname || ': may do more than a role' from pg_roles
            where rolname like 'aivors\\_%'
              and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)
            """;

    private static final String OWNED = """
            select pg_describe_object(classid, objid, 0) || ': is owned by ' || refobjid::regrole
            from pg_shdepend
            where refclassid = 'pg_authid'::regclass and deptype = 'o'
              and dbid in (0, (select oid from pg_database where datname = current_database()))
              and refobjid in (select oid from pg_roles where rolname like 'aivors\\_%')
            """;

    /// Roles are taken only with `SET ROLE`. A login role has no privileges before that.
    private static final String INHERITED = """
            select m.member::regrole || ': has the rights of ' || m.roleid::regrole || ' without taking it'
            from pg_auth_members m
            where m.roleid in (select oid from pg_roles where rolname like 'aivors\\_%')
              and (m.inherit_option or m.member in (select oid from pg_roles where rolname like 'aivors\\_%'))
              and not (select rolsuper from pg_roles where oid = m.member)
            """;

    private static final String PUBLIC_RIGHTS = """
            select c.relname || ': everybody has a right on it'
            from pg_class c, aclexplode(c.relacl) a
            where c.relnamespace = 'public'::regnamespace and a.grantee = 0
            union all
            select 'schema public: ' || r.rolname || ' may create in it' from pg_roles r
            where r.rolname like 'aivors\\_%' and has_schema_privilege(r.oid, 'public', 'create')
            """;

    /// Every role may only insert into the audit log and read it.
    private static final String AUDIT = """
            select r.rolname || ': may ' || p || ' the audit log'
            from pg_roles r, unnest(array['update', 'delete', 'truncate']) p
            where r.rolname like 'aivors\\_%'
              and (has_table_privilege(r.oid, 'audit_entry', p)
                   or (p = 'update' and has_any_column_privilege(r.oid, 'audit_entry', p)))
            """;

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    List<String> faults() throws SQLException {
        String[] keyedOtherwise = KEYED_OTHERWISE.keySet().toArray(String[]::new);
        String[] global = GLOBAL.keySet().toArray(String[]::new);
        String[] definers = DEFINERS.keySet().toArray(String[]::new);
        var faults = new ArrayList<String>();
        for (String query : List.of(
                UNLOCKED,
                WITHOUT_POLICY,
                WIDE_POLICIES,
                WITHOUT_KEY,
                VIEWS,
                ROLES,
                OWNED,
                INHERITED,
                PUBLIC_RIGHTS,
                AUDIT)) {
            faults.addAll(lines(query));
        }
        faults.addAll(lines(KEYS, keyedOtherwise));
        faults.addAll(lines(UNKNOWN_TABLES, global));
        faults.addAll(lines(CLIENTS_ON_GLOBAL_TABLES, global));
        faults.addAll(lines(FUNCTIONS, definers, definers));
        return faults;
    }

    private List<String> lines(String query, String[]... names) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < names.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", names[i]));
            }
            var lines = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines;
        }
    }
}
