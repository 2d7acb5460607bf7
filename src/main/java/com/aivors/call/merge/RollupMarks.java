package com.aivors.call.merge;

import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Marks the hours whose rollup a change makes wrong: the hour before and after the change.
final class RollupMarks implements CallChanges {

    /// There is never a conflict, since `mark_id` is an identity. Without the clause, Citus would
    /// copy the rows, which row-level security forbids.
    private static final String MARK = """
            insert into rollup_mark (client_id, hour)
            select t.client_id, t.hour from unnest(?::uuid[], ?::timestamptz[]) as t (client_id, hour)
            on conflict do nothing
            """;

    private record Hour(UUID clientId, Instant begin) {}

    private static final Comparator<Hour> ORDER =
            Comparator.comparing(Hour::clientId).thenComparing(Hour::begin);

    @Override
    public void written(Connection connection, List<CallChange> changes, StatementGroup writes) {
        var hours = new TreeSet<>(ORDER);
        for (CallChange change : changes) {
            if (change.changesFigures()) {
                add(hours, change.before());
                add(hours, change.after());
            }
        }
        writes.add(
                MARK,
                List.copyOf(hours),
                columns -> columns.bind("uuid", Hour::clientId).bind("timestamptz", Hour::begin));
    }

    private static void add(Set<Hour> hours, @Nullable CallFigures call) {
        if (call != null) {
            hours.add(new Hour(call.clientId(), call.listedAt().truncatedTo(ChronoUnit.HOURS)));
        }
    }
}
