package com.aivors.call.merge;

import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.util.List;

/// Marks calls whose row in the search index a change makes wrong. Every change counts: a transcript
/// may have come with figures that stay.
final class SearchMarks implements CallChanges {

    /// Never a conflict, since `mark_id` is an identity. Citus would copy the rows without the
    /// clause, which row-level security forbids.
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
