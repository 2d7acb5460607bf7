package com.aivors.review.rules;

import com.aivors.call.merge.CallChange;
import com.aivors.call.merge.CallChanges;
import com.aivors.call.merge.CallFigures;
import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;

/// Marks changed calls of clients with rules, in the transaction of the change. The rules check
/// marked calls after the commit.
final class ReviewMarks implements CallChanges {

    private static final String MARK = """
            insert into review_backlog (client_id, call_id, marked_at)
            select r.client_id, t.call_id, now()
              from review_rules r
              join unnest(?::uuid[], ?::text[]) as t (client_id, call_id) on t.client_id = r.client_id
            on conflict (client_id, call_id) do update set marked_at = excluded.marked_at
            """;

    @Override
    public void written(Connection connection, List<CallChange> changes, StatementGroup writes) {
        List<CallFigures> ended = changes.stream()
                .map(CallChange::after)
                .filter(Objects::nonNull)
                .filter(call -> !call.outcome().equals("in_progress"))
                .toList();
        writes.add(
                MARK,
                ended,
                columns -> columns.bind("uuid", CallFigures::clientId).bind("text", CallFigures::callId));
    }
}
