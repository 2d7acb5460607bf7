package com.aivors.call.merge;

import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.util.List;

/// Marks the calls whose row in the search index a change makes wrong. Marks every changed call,
/// because a transcript may change while the figures stay.
final class SearchMarks implements CallChanges {

    /// There is never a conflict, since `mark_id` is an identity. Without the clause, Citus would
    /// copy the rows, which row-level security forbids.
    private static final String MARK = """
            insert into search_mark (client_id, call_id)
            select t.client_id, t.call_id from unnest(?::uuid[], ?::text[]) as t (client_id, call_id)
            on conflict do nothing
            """;

    @Override
    public void written(Connection connection, List<CallChange> changes, StatementGroup writes) {
        List<CallFigures> calls = changes.stream().map(CallChange::figures).toList();
        writes.add(
                MARK,
                calls,
                columns -> columns.bind("uuid", CallFigures::clientId).bind("text", CallFigures::callId));
    }
}
