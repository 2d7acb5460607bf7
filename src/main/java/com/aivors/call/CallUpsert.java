package com.aivors.call;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The text of the statements that write calls. They mark, in the same statement and so in the same
/// commit, the hours whose rollup they make wrong: those where calls were and those where they are.
final class CallUpsert {

    private static final List<CallField> FIELDS = List.of(CallField.values());

    /// What rollups tell apart or add up. A change of anything else marks nothing.
    private static final List<String> ROLLED = List.of(
            "listed_at",
            "agent_id",
            "outcome",
            "disconnection_reason",
            "sentiment",
            "successful",
            "duration_ms",
            "latency_ms");

    /// The keys arrive as one flat array, since PostgreSQL's `unnest` flattens nested ones.
    private static final String SAID = """
            select t.client_id, t.call_id, t.started_at, t.first_said_at, t.created_at, %s,
                   (?::bigint[])[(t.n - 1) * %d + 1 : t.n * %d] as field_keys
              from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], %s)
                   with ordinality as t (client_id, call_id, started_at, first_said_at, created_at, %s, n)
            """.formatted(
                    each(field -> "t." + field.column(), ", "),
                    FIELDS.size(),
                    FIELDS.size(),
                    each(field -> "?::" + field.sqlType() + "[]", ", "),
                    each(CallField::column, ", "));

    private static final String COLUMNS = "client_id, call_id, started_at, first_said_at, created_at, "
            + each(CallField::column, ", ") + ", field_keys";

    /// The greater key wins, as in [CallState#merge].
    private static final String MERGED = """
            started_at = least(c.started_at, excluded.started_at),
                first_said_at = least(c.first_said_at, excluded.first_said_at),
                created_at = least(c.created_at, excluded.created_at),
                %s,
                field_keys = array[%s]
            """.formatted(
            each(
                    field ->
                            "%1$s = case when excluded.field_keys[%2$d] > c.field_keys[%2$d] then excluded.%1$s else c.%1$s end"
                                    .formatted(field.column(), field.place() + 1),
                    ",\n    "),
            each(
                    field -> "greatest(c.field_keys[%1$d], excluded.field_keys[%1$d])".formatted(field.place() + 1),
                    ", "));

    /// Of calls with what they were (nothing, if they are new) and what they are.
    private static final String MARKED = """
            marked as (
                insert into rollup_mark (client_id, hour)
                select distinct m.client_id, date_trunc('hour', place.listed_at, 'UTC')
                  from %s, lateral (values (%s), (%s)) place (listed_at)
                 where place.listed_at is not null and (%s) is distinct from (%s))
            """;

    private static final String MARKED_BY_OLD_AND_NEW =
            MARKED.formatted("merged m", "m.old_listed_at", "m.new_listed_at", rolled("m.old_%s"), rolled("m.new_%s"));

    private static final String COUNTED = "select count(*) from merged";

    /// PostgreSQL 18 tells the row before and after.
    private static final String WITH_OLD_AND_NEW =
            """
            with merged as (
                insert into call as c (%s) %s
                on conflict (client_id, call_id) do update set %s
                returning c.client_id, %s, %s),
            """.formatted(COLUMNS, SAID, MERGED, rolled("old.%1$s as old_%1$s"), rolled("new.%1$s as new_%1$s"))
                    + MARKED_BY_OLD_AND_NEW
                    + COUNTED;

    /// Before it, the rows are locked and looked at first, all in the writers' order. A call that
    /// another transaction has added since this statement began is none of them: it is not written,
    /// since nobody could tell where it was, and has to be brought again.
    private static final String WITH_A_LOOK_BEFORE = """
            with said as materialized (%1$s),
            before as materialized (
                select c.client_id, c.call_id, %2$s
                  from said s join call c on c.client_id = s.client_id and c.call_id = s.call_id
                 order by c.client_id, c.call_id
                   for no key update of c),
            merged as (
                insert into call as c (%3$s)
                select %3$s from said cross join (select count(*) from before) looked
                on conflict (client_id, call_id) do update set %4$s
                 where (c.client_id, c.call_id) in (select client_id, call_id from before)
                returning c.client_id, c.call_id, %2$s),
            """.formatted(SAID, rolled("c.%s"), COLUMNS, MERGED)
            + MARKED.formatted(
                    "merged m left join before b on b.client_id = m.client_id and b.call_id = m.call_id",
                    "b.listed_at",
                    "m.listed_at",
                    rolled("b.%s"),
                    rolled("m.%s"))
            + COUNTED;

    /// Makes rows that are locked what is said, whatever they were; answers with the calls that
    /// were something else.
    static final String REWRITE = """
            with said as materialized (%s),
            merged as (
                update call c set %s
                  from said s, call o
                 where c.client_id = s.client_id and c.call_id = s.call_id
                   and o.client_id = s.client_id and o.call_id = s.call_id
                   and (%s) is distinct from (%s)
                returning c.client_id, c.call_id, %s, %s),
            """.formatted(
                            SAID,
                            written("%1$s = s.%1$s"),
                            written("c.%s"),
                            written("s.%s"),
                            rolled("o.%1$s as old_%1$s"),
                            rolled("c.%1$s as new_%1$s"))
            + MARKED_BY_OLD_AND_NEW
            + "select client_id, call_id from merged";

    private CallUpsert() {}

    /// Merges, and answers with the number of calls written.
    ///
    /// @param version of PostgreSQL
    static String of(int version) {
        return version >= 18 ? WITH_OLD_AND_NEW : WITH_A_LOOK_BEFORE;
    }

    private static String each(Function<CallField, String> part, String separator) {
        return FIELDS.stream().map(part).collect(Collectors.joining(separator));
    }

    private static String written(String part) {
        return Stream.of(COLUMNS.split(", ", -1))
                .filter(column -> !column.endsWith("_id") || column.equals("agent_id"))
                .map(part::formatted)
                .collect(Collectors.joining(", "));
    }

    private static String rolled(String part) {
        return ROLLED.stream().map(part::formatted).collect(Collectors.joining(", "));
    }
}
