package com.aivors.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks that a PostgreSQL that is distributed by client (Citus) can run every statement. The
/// rules are those of docs/scaling.md, as far as the source text shows. Rewrite a statement that
/// this test finds; docs/scaling.md has the forms.
class DistributableSqlTest {

    private static final Path SCHEMA = Path.of("src/test/resources/schema.golden.sql");

    private static final Pattern TABLE = Pattern.compile("(?m)^create table (\\w+)");
    private static final Pattern BY_CLIENT =
            Pattern.compile("alter table (\\w+) add constraint \\w+ PRIMARY KEY \\(client_id\\b");

    /// Their keys begin with the client, but they stay on the coordinator, because they are small
    /// and joined with other small tables.
    private static final Set<String> LOCAL_BY_CLIENT = Set.of("client", "handover", "handover_log");

    @Test
    void everyStatementCanBeDistributed() throws IOException {
        var rules = new DistributionRules(distributed(), local());
        List<String> found = SqlText.all().stream()
                .flatMap(text ->
                        rules.broken(text).stream().map(rule -> text.place() + " " + rule + "\n    " + text.sql()))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void theScanFindsStatementsOfEveryDistributedTable() throws IOException {
        Set<String> distributed = distributed();
        List<String> named = SqlText.all().stream()
                .flatMap(text -> QueryLevel.of(text.sql()).stream())
                .flatMap(level -> level.references(distributed))
                .map(QueryLevel.Reference::table)
                .toList();
        assertThat(named)
                .as("every table of calls is read or written somewhere")
                .containsAll(distributed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert…select        | insert into rollup_mark (client_id) select client_id from gone
            lock over clients    | select call_id from unnest(?) k join call c using (client_id, call_id) for no key update
            lock over clients    | delete from merge_backlog where call_id in (select call_id from merge_backlog limit ? for update skip locked)
            set_config           | select set_config('aivors.client_id', ?, true)
            conflict sub-select  | insert into call as c (a) values (?) on conflict (a) do update set b = 1 where c.a in (select a from before)
            sub-select           | select k.id, (select count(*) from call c where c.client_id = k.client_id) from client k
            sub-select           | select id from part p where not exists (select 1 from call_event e where e.client_id = p.client_id)
            lateral              | select k.id from client k cross join lateral (select 1 from call c where c.client_id = k.client_id limit 1) l
            local before limit   | select e.event from call_event e left join call_route r on r.call_id = e.call_id limit :limit
            client changes       | update call_event set client_id = ? where call_id = ?
            """)
    void eachRuleFindsItsViolation(String rule, String sql) {
        assertThat(rules().broken(SqlText.of(sql))).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into rollup_mark (client_id) select client_id from gone on conflict do nothing
            insert into rollup_mark (client_id) values (?)
            select call_id from call where client_id = ? and call_id = any(?) order by call_id for no key update
            select client_id from agent_link where agent_id = ? for update
            insert into call as c (a) values (?) on conflict (a) do update set b = excluded.b where excluded.b > c.b
            select k.id, (select count(*) from call c where c.client_id = :client) from client k where k.client_id = :client
            delete from rollup_mark m where exists (select from rollup_mark o where o.client_id = m.client_id and o.id < m.id)
            exists (select from call_event e where e.client_id = c.client_id and e.call_id = c.call_id)
            with part as (select client_id, call_id from call_event where received_at > ?) select * from part
            with page as (select call_id from call_event order by received_at limit :limit) select * from page left join call_route r using (call_id)
            """)
    void rulesAcceptDistributableStatements(String sql) {
        assertThat(rules().broken(SqlText.of(sql))).isEmpty();
    }

    @Test
    void sqlTextAssemblesStatementsFromTheirParts() {
        String source = """
                class Log {
                    private static final String ID = "e.call_id";
                    /// Not a "part".
                    private static final String PART = %1$s
                            select %%1$s as id from call_event e where %%2$s
                            %1$s;
                    private static final String WHOLE = PART.formatted(ID, Other.CONDITION) + %1$s
                             limit :limit
                            %1$s;
                    String sorted(String order) {
                        return sql("select from call c where " + Other.CONDITION + order);
                    }
                    String either(boolean one) {
                        return PART.formatted(ID, one ? "exists (select from call_route)" : "true");
                    }
                }
                """.formatted("\"\"\"");
        String other = """
                class Other {
                    static final String CONDITION = "e.client_id = :client";
                }
                """;
        assertThat(SqlText.of(Map.of("a/Log.java", source, "b/Other.java", other)))
                .extracting(SqlText::sql)
                .containsExactlyInAnyOrder(
                        "select e.call_id as id from call_event e where e.client_id = :client limit :limit",
                        "select from call c where e.client_id = :client…",
                        "select e.call_id as id from call_event e where …",
                        "exists (select from call_route)");
    }

    @Test
    void rulesFindViolationsAcrossStatementParts() {
        String source = """
                class Log {
                    static final String PART = "select e.event from call_event e left join call_route r using (call_id)";
                    static final String PAGE = "with page as (%s limit :limit) select * from page".formatted(PART);
                }
                """;
        assertThat(SqlText.of(Map.of("Log.java", source)))
                .singleElement()
                .satisfies(text -> assertThat(rules().broken(text)).containsExactly("local before limit"));
    }

    private static DistributionRules rules() {
        return new DistributionRules(
                Set.of("call", "call_event", "rollup_mark", "merge_backlog"),
                Set.of("client", "call_route", "agent_link"));
    }

    private static Set<String> distributed() throws IOException {
        Set<String> tables = new TreeSet<>(matches(BY_CLIENT)
                .filter(table -> !LOCAL_BY_CLIENT.contains(table))
                .toList());
        assertThat(tables).contains("call", "call_event");
        return tables;
    }

    private static Set<String> local() throws IOException {
        Set<String> tables = new TreeSet<>(matches(TABLE).toList());
        tables.removeAll(distributed());
        return tables;
    }

    private static Stream<String> matches(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(SCHEMA)).results().map(match -> match.group(1));
    }
}
