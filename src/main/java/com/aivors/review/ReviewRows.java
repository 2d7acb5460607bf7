package com.aivors.review;

import com.aivors.call.CallKey;
import com.aivors.platform.time.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of writing `call_review`, `call_tag` and `call_review_change`.
@Component
public final class ReviewRows {

    private static final String CALLS =
            "select count(*) from call c where c.client_id = :client and c.call_id in (:calls)";

    /// Adds the row if it is missing and locks it in any case.
    private static final String HOLD = """
            insert into call_review as r (client_id, call_id, changed_at) values (:client, :call, :now)
            on conflict (client_id, call_id) do update set changed_at = r.changed_at
            returning r.flagged, r.done, r.assignee_id
            """;

    private static final String WRITE = """
            update call_review
               set flagged = :flagged, done = :done, assignee_id = :assignee, changed_at = :now
             where client_id = :client and call_id = :call
            """;

    private static final String TAGS =
            "select t.tag from call_tag t where t.client_id = :client and t.call_id = :call order by t.tag";

    private static final String ADD_TAG = """
            insert into call_tag (client_id, call_id, tag) values (:client, :call, :tag)
            on conflict (client_id, call_id, tag) do nothing
            """;

    private static final String DROP_TAG =
            "delete from call_tag where client_id = :client and call_id = :call and tag = :tag";

    private static final String RECORD = """
            insert into call_review_change
                (client_id, call_id, change_id, changed_at, actor_id, actor, field, value_before, value_after)
            values (:client, :call, :id, :now, :actorId, :actor, :field, :before, :after)
            """;

    private static final String HISTORY = """
            select h.change_id, h.changed_at, h.actor_id, h.actor, h.field, h.value_before, h.value_after
              from call_review_change h
             where h.client_id = :client and h.call_id = :call
             order by h.change_id desc
             limit 500
            """;

    private static final String USED_TAGS = """
            select t.tag, count(*) as calls from call_tag t
             where t.client_id = :client
             group by t.tag
             order by calls desc, t.tag
             limit 500
            """;

    private final Ids ids;

    ReviewRows(Ids ids) {
        this.ids = ids;
    }

    /// The row of a review.
    ///
    /// @param assigneeId null when the call is unassigned
    public record Stored(
            boolean flagged, boolean done, @Nullable UUID assigneeId) {}

    /// One change in the history of a review.
    ///
    /// @param by an e-mail; for a rule, its English text
    /// @param byRule whether a rule changed it
    /// @param rule the rule; null for a person, and for a rule that this version does not know
    /// @param field flagged, done, assignee or tag
    record Change(
            UUID id,
            Instant at,
            String by,
            boolean byRule,
            @Nullable FlaggingRule rule,
            String field,
            @Nullable String before,
            @Nullable String after) {

        /// Removes the phrase of a phrase rule, because it tells what was said.
        Change withoutPhrase() {
            FlaggingRule cut = rule == null ? null : rule.withoutPhrase();
            return new Change(id, at, cut == null ? by : cut.text(), byRule, cut, field, before, after);
        }
    }

    record UsedTag(String tag, long calls) {}

    /// @return false when one of them is not this client's
    boolean knows(JdbcClient sql, UUID clientId, Collection<String> callIds) {
        long known = sql.sql(CALLS)
                .param("client", clientId)
                .param("calls", callIds)
                .query(Long.class)
                .single();
        return known == callIds.size();
    }

    boolean knows(JdbcClient sql, CallKey call) {
        return knows(sql, call.clientId(), Set.of(call.callId()));
    }

    public Stored hold(JdbcClient sql, CallKey call, Instant now) {
        return sql.sql(HOLD)
                .param("client", call.clientId())
                .param("call", call.callId())
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Stored(
                        row.getBoolean("flagged"), row.getBoolean("done"), row.getObject("assignee_id", UUID.class)))
                .single();
    }

    public void write(JdbcClient sql, CallKey call, Stored review, Instant now) {
        sql.sql(WRITE)
                .param("client", call.clientId())
                .param("call", call.callId())
                .param("flagged", review.flagged())
                .param("done", review.done())
                .param("assignee", review.assigneeId(), Types.OTHER)
                .param("now", Timestamp.from(now))
                .update();
    }

    Set<String> tags(JdbcClient sql, CallKey call) {
        return new TreeSet<>(sql.sql(TAGS)
                .param("client", call.clientId())
                .param("call", call.callId())
                .query(String.class)
                .list());
    }

    void setTags(JdbcClient sql, CallKey call, Set<String> before, Set<String> after) {
        before.stream().filter(tag -> !after.contains(tag)).forEach(tag -> tag(sql, DROP_TAG, call, tag));
        after.stream().filter(tag -> !before.contains(tag)).forEach(tag -> tag(sql, ADD_TAG, call, tag));
    }

    private static void tag(JdbcClient sql, String statement, CallKey call, String tag) {
        sql.sql(statement)
                .param("client", call.clientId())
                .param("call", call.callId())
                .param("tag", tag)
                .update();
    }

    public void record(JdbcClient sql, CallKey call, FlaggingRule by, HistoryEntries entries, Instant now) {
        record(sql, call, null, by.stored(), entries, now);
    }

    /// @param actorId null for a rule
    void record(
            JdbcClient sql, CallKey call, @Nullable UUID actorId, String actor, HistoryEntries entries, Instant now) {
        for (HistoryEntries.Entry entry : entries.list()) {
            sql.sql(RECORD)
                    .param("client", call.clientId())
                    .param("call", call.callId())
                    .param("id", ids.next())
                    .param("now", Timestamp.from(now))
                    .param("actorId", actorId, Types.OTHER)
                    .param("actor", actor)
                    .param("field", entry.field())
                    .param("before", entry.before(), Types.VARCHAR)
                    .param("after", entry.after(), Types.VARCHAR)
                    .update();
        }
    }

    /// Returns the changes, the newest first.
    List<Change> history(JdbcClient sql, CallKey call) {
        return sql.sql(HISTORY)
                .param("client", call.clientId())
                .param("call", call.callId())
                .query((row, _) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        String actor = row.getString("actor");
        boolean byRule = row.getObject("actor_id", UUID.class) == null;
        FlaggingRule rule = byRule ? FlaggingRule.read(actor) : null;
        return new Change(
                row.getObject("change_id", UUID.class),
                row.getTimestamp("changed_at").toInstant(),
                rule == null ? actor : rule.text(),
                byRule,
                rule,
                row.getString("field"),
                row.getString("value_before"),
                row.getString("value_after"));
    }

    /// Returns the tags, the most used first.
    List<UsedTag> usedTags(JdbcClient sql, UUID clientId) {
        return sql.sql(USED_TAGS)
                .param("client", clientId)
                .query((row, _) -> new UsedTag(row.getString("tag"), row.getLong("calls")))
                .list();
    }
}
