package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Compares the schema after all migrations with the checked-in file, so that a change shows in the
/// diff. `-Dschema.write=true` rewrites the file.
class GoldenSchemaTest {

    private static final Path GOLDEN = Path.of("src/test/resources/schema.golden.sql");

    private static final String SCHEMA = """
            with t as (
                select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.reloptions
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                  and c.relname <> 'flyway_schema_history'),
            lines (name, part, place, line) as (
                select name, 1, 0, 'create table ' || name || ' (' from t
                union all
                select t.name, 2, a.attnum,
                       '    ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                       || case when a.attstorage <> y.typstorage then ' storage ' || a.attstorage::text else '' end
                       || case when a.attnotnull then ' not null' else '' end
                       || case when a.attgenerated = 's'
                               then ' generated always as ' || pg_get_expr(d.adbin, d.adrelid) || ' stored'
                               when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
                               else '' end
                       || case when a.attnum = max(a.attnum) over (partition by t.oid) then '' else ',' end
                from t
                join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                join pg_type y on y.oid = a.atttypid
                left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
                union all
                select t.name, 3, 0, ')' || coalesce(' with (' || array_to_string(t.reloptions, ', ') || ')', '') || ';'
                from t
                union all
                select t.name, 4, row_number() over (order by k.conname),
                       'alter table ' || t.name || ' add constraint ' || k.conname || ' '
                       || pg_get_constraintdef(k.oid) || ';'
                from t join pg_constraint k on k.conrelid = t.oid and k.contype <> 'n'
                union all
                select t.name, 5, row_number() over (order by i.indexrelid::regclass::text),
                       pg_get_indexdef(i.indexrelid) || ';'
                from t join pg_index i on i.indrelid = t.oid
                where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
                union all
                select t.name, 6, 0, 'alter table ' || t.name || ' enable row level security'
                       || case when t.relforcerowsecurity then ', force row level security' else '' end || ';'
                from t where t.relrowsecurity
                union all
                select t.name, 7, row_number() over (order by p.policyname),
                       'create policy ' || p.policyname || ' on ' || t.name || ' for ' || lower(p.cmd) || ' to '
                       || array_to_string(p.roles, ', ') || coalesce(' using (' || p.qual || ')', '')
                       || coalesce(' with check (' || p.with_check || ')', '') || ';'
                from t join pg_policies p on p.tablename = t.name
                union all
                select name, 8, row_number() over (order by grantee), 'grant ' || rights || ' on ' || name || ' to '
                       || grantee || ';'
                from (select t.name, a.grantee::regrole::text as grantee,
                             string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as rights
                      from t, aclexplode(t.relacl) a
                      where a.grantee::regrole::text like 'aivors\\_%'
                      group by 1, 2) g
                union all
                select name, 9, row_number() over (order by grantee, columns), 'grant ' || privilege || ' ('
                       || columns || ') on ' || name || ' to ' || grantee || ';'
                from (select t.name, x.grantee::regrole::text as grantee, lower(x.privilege_type) as privilege,
                             string_agg(a.attname, ', ' order by a.attnum) as columns
                      from t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) x
                      group by 1, 2, 3) g
                union all
                select 'function ' || p.proname, 1, 0, pg_get_functiondef(p.oid) || ';'
                from pg_proc p where p.pronamespace = 'public'::regnamespace)
            select case when part = 1 then E'\\n' else '' end || line from lines order by name, part, place
            """;

    @Test
    void theSchemaEqualsTheCheckedInFile() throws SQLException, IOException {
        var schema = new StringBuilder("-- What the migrations make. Written by GoldenSchemaTest; do not edit.\n");
        var database = TestDatabase.fresh();
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement();
                var rows = statement.executeQuery(SCHEMA)) {
            while (rows.next()) {
                schema.append(rows.getString(1)).append('\n');
            }
        }
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(GOLDEN, schema);
        }
        assertThat(schema.toString())
                .as("mvn test -Dtest=GoldenSchemaTest -Dschema.write=true writes it anew")
                .isEqualTo(Files.readString(GOLDEN));
    }
}
