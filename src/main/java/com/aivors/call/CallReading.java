package com.aivors.call;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads a page of the calls that fulfil a filter, newest first.
final class CallReading {

    /// Rows read at once where a filter has to look at each of them.
    private static final int ROWS_AT_ONCE = 1_000;

    private final JdbcClient sql;
    private final UUID clientId;
    private final CallFilter filter;

    CallReading(JdbcClient sql, UUID clientId, CallFilter filter) {
        this.sql = sql;
        this.clientId = clientId;
        this.filter = filter;
    }

    /// @param next where the next page begins; null on the last one
    record Found(List<FilteredCall> calls, @Nullable Cursor next) {

        CallPage page() {
            return new CallPage(calls.stream().map(FilteredCall::row).toList(), next == null ? null : next.text());
        }
    }

    Found read(@Nullable Cursor cursor, int limit) {
        var found = new ArrayList<FilteredCall>();
        walk(cursor, limit + 1, found);
        boolean more = found.size() > limit;
        if (more) {
            found.removeLast();
        }
        return new Found(List.copyOf(found), more ? Cursor.after(found.getLast().row()) : null);
    }

    /// From the newest to the oldest, until enough are found.
    private void walk(@Nullable Cursor cursor, int wanted, List<FilteredCall> found) {
        Cursor from = cursor;
        int most = filter.hasChecks() ? ROWS_AT_ONCE : wanted;
        while (true) {
            List<FilteredCall> rows = rows(from, most);
            for (FilteredCall call : rows) {
                if (filter.accepts(call)) {
                    found.add(call);
                    if (found.size() == wanted) {
                        return;
                    }
                }
            }
            if (rows.size() < most) {
                return;
            }
            from = Cursor.after(rows.getLast().row());
        }
    }

    private List<FilteredCall> rows(@Nullable Cursor cursor, int most) {
        CallFilter.Sql filtered = filter.sql();
        if (cursor != null) {
            filtered.conditions().add("(c.listed_at, c.call_id) < (:listedAt, :callId)");
            filtered.parameters().put("listedAt", Timestamp.from(cursor.listedAt()));
            filtered.parameters().put("callId", cursor.callId());
        }
        filtered.conditions().addFirst("c.client_id = :client");
        return sql.sql("""
                        select %s
                          from call c
                         where %s
                         order by c.listed_at desc, c.call_id desc
                         limit :limit
                        """.formatted(FilteredCall.COLUMNS, String.join(" and ", filtered.conditions())))
                .param("client", clientId)
                .param("limit", most)
                .params(filtered.parameters())
                .query(FilteredCall::read)
                .list();
    }
}
