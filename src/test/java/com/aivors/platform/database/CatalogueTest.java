package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks the second lock in the database's catalogue. A new table, view, function or role with a
/// gap fails.
class CatalogueTest {

    private static final String LOGIN = "catalogue_login";

    private static DatabaseAddress database;
    private static Connection owner;

    @BeforeAll
    static void migrateForAnOrdinaryLogin() throws SQLException {
        database = TestDatabase.empty();
        owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        execute("create role " + LOGIN + " login noinherit nosuperuser nobypassrls password 'catalogue'");
        Schema.migrate(database, LOGIN);
    }

    @AfterAll
    static void close() throws SQLException {
        owner.close();
    }

    private static void execute(String... statements) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// Returns the faults while these changes are applied, and reverts them.
    private static List<String> faultsWith(String... changes) throws SQLException {
        owner.setAutoCommit(false);
        try {
            execute(changes);
            return new Catalogue(owner).faults();
        } finally {
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    @Test
    void theSchemaHasNoIsolationGaps() throws SQLException {
        assertThat(new Catalogue(owner).faults()).isEmpty();
    }

    @Test
    void newTablesWithoutIsolationAreReported() throws SQLException {
        assertThat(faultsWith(
                        "create table leak (leak_id uuid primary key, client_id uuid not null)",
                        "grant select on leak to aivors_client"))
                .contains(
                        "leak: row-level security is not enabled",
                        "leak: no policy for aivors_client",
                        "leak: leak_pkey does not begin with client_id");
        assertThat(faultsWith("create table leak (client_id uuid)")).contains("leak: no primary key");
        assertThat(faultsWith("create table secret (note text)"))
                .containsExactly("secret: has no client_id and is not listed as global");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table call no force row level security               | call: row-level security is not forced
            alter table call disable row level security                | call: row-level security is not enabled
            drop policy own_rows on call                                | call: no policy for aivors_client
            create policy wide on call to aivors_client using (true)   | call: policy wide is too wide
            create policy wide on call using (false)                   | call: policy wide is too wide
            create unique index odd on call (call_id, client_id)       | call: odd does not begin with client_id
            create view calls as select * from call                    | calls: a view that skips the policies of its reader
            create function f() returns int security definer return 1  | f: runs with its owner's rights and is not listed
            alter role aivors_client bypassrls                         | aivors_client: may do more than a role
            alter role aivors_intake login                             | aivors_intake: may do more than a role
            alter table call owner to aivors_intake                    | table call: is owned by aivors_intake
            grant aivors_operator to aivors_client                     | aivors_client: has the rights of aivors_operator without taking it
            grant aivors_client to catalogue_login with inherit true   | catalogue_login: has the rights of aivors_client without taking it
            grant select on call to public                             | call: everybody has a right on it
            grant select on user_session to aivors_client              | user_session: clients have a right on it
            grant update (action) on audit_entry to aivors_client      | aivors_client: may update the audit log
            grant delete on audit_entry to aivors_operator             | aivors_operator: may delete the audit log
            """)
    void everyIsolationGapIsReported(String change, String fault) throws SQLException {
        assertThat(faultsWith(change)).contains(fault);
    }

    @Test
    void aLoginHasNoRightsBeforeItTakesARole() throws SQLException {
        try (var login = DriverManager.getConnection(database.jdbcUrl(), LOGIN, "catalogue");
                var statement = login.createStatement()) {
            for (String table : List.of("call", "call_transcript", "app_user", "source_secret", "audit_entry")) {
                assertThatThrownBy(() -> statement.executeQuery("select * from " + table))
                        .hasMessageContaining("permission denied");
            }
            statement.execute("set aivors.client_id = '00000000-0000-0000-0000-000000000001'");
            statement.execute("set role aivors_client");
            assertThatThrownBy(() -> statement.executeQuery("select * from app_user"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.executeUpdate("delete from audit_entry"))
                    .hasMessageContaining("permission denied");
        }
    }
}
