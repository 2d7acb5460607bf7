package com.aivors.call.list;

import com.aivors.call.CallReview;
import com.aivors.call.CallRow;
import com.aivors.client.people.People;
import com.aivors.client.people.Person;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the reviews of the calls of a page. The caller reads the page first, so only its calls and
/// users are looked up.
public final class CallReviews {

    private static final String OF_CALLS = """
            select r.call_id, r.flagged, r.done, r.assignee_id,
                   array(select t.tag from call_tag t
                          where t.client_id = :client and t.call_id = r.call_id order by t.tag) as tags
              from call_review r
             where r.client_id = :client and r.call_id in (:calls)
            """;

    private CallReviews() {}

    private record Stored(
            String callId,
            boolean flagged,
            boolean done,
            @Nullable UUID assigneeId,
            List<String> tags) {}

    /// @return by call id; omits calls without a review
    public static Map<String, CallReview> of(JdbcClient sql, UUID clientId, Collection<String> callIds) {
        if (callIds.isEmpty()) {
            return Map.of();
        }
        List<Stored> stored = sql.sql(OF_CALLS)
                .param("client", clientId)
                .param("calls", callIds)
                .query(CallReviews::read)
                .list();
        Map<UUID, Person> people = People.byIds(
                sql,
                clientId,
                stored.stream().map(Stored::assigneeId).filter(Objects::nonNull).collect(Collectors.toSet()));
        var reviews = new HashMap<String, CallReview>();
        for (Stored one : stored) {
            Person person = one.assigneeId() == null ? null : people.get(one.assigneeId());
            var assignee = person == null ? null : new CallReview.Assignee(person.id(), person.email());
            reviews.put(one.callId(), new CallReview(one.flagged(), one.done(), assignee, one.tags()));
        }
        return reviews;
    }

    /// Adds the reviews to the rows.
    static List<CallRow> in(JdbcClient sql, UUID clientId, List<CallRow> rows) {
        Map<String, CallReview> reviews =
                of(sql, clientId, rows.stream().map(CallRow::callId).toList());
        return rows.stream()
                .map(row -> row.with(reviews.getOrDefault(row.callId(), CallReview.NONE)))
                .toList();
    }

    private static Stored read(ResultSet row, int number) throws SQLException {
        Array tags = row.getArray("tags");
        return new Stored(
                row.getString("call_id"),
                row.getBoolean("flagged"),
                row.getBoolean("done"),
                row.getObject("assignee_id", UUID.class),
                List.of((String[]) tags.getArray()));
    }
}
