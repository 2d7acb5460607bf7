package com.aivors.review.rules;

import com.aivors.call.CallKey;
import com.aivors.call.ChangeAnnouncer;
import com.aivors.client.settings.Disclosure;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.review.FlaggingRule;
import com.aivors.review.HistoryEntries;
import com.aivors.review.ReviewRows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Applies the rules to changed calls. A rule never overrides an earlier decision: once a person or
/// a rule has flagged a call or removed its flag, rules leave it alone.
final class RulesJob {

    private static final int CALLS_AT_ONCE = 200;

    private static final String CLIENTS = "select distinct b.client_id from review_backlog b order by b.client_id";

    private static final String TAKE = """
            delete from review_backlog where client_id = :client and call_id in (
                select b.call_id from review_backlog b where b.client_id = :client
                 order by b.call_id limit :limit for update skip locked)
            returning call_id
            """;

    private static final String SEEN = """
            select c.outcome, c.sentiment, c.successful, c.custom_analysis, t.transcript
              from call c
              left join call_transcript t on t.client_id = :client and t.call_id = c.call_id
             where c.client_id = :client and c.call_id = :call
            """;

    private static final String DECIDED = """
            select exists (select from call_review_change h
                            where h.client_id = :client and h.call_id = :call and h.field = 'flagged')
            """;

    private final Database database;
    private final ChangeAnnouncer announcer;
    private final ReviewRows rows;
    private final InstantSource clock;

    RulesJob(Database database, ReviewRows rows, ChangeAnnouncer announcer, InstantSource clock) {
        this.database = database;
        this.announcer = announcer;
        this.rows = rows;
        this.clock = clock;
    }

    /// Checks a few calls of one client per transaction. Calls of an interrupted run stay marked.
    void run(BooleanSupplier goesOn) {
        List<UUID> clients = database.as(
                Role.INTAKE,
                sql -> sql.sql(CLIENTS)
                        .query((row, _) -> row.getObject("client_id", UUID.class))
                        .list());
        for (UUID client : clients) {
            boolean more = true;
            while (more && goesOn.getAsBoolean()) {
                var flagged = new TreeSet<String>();
                more = database.derived(Role.INTAKE, sql -> round(sql, client, flagged)) == CALLS_AT_ONCE;
                if (!flagged.isEmpty()) {
                    announcer.announce(Map.of(client, flagged));
                }
            }
        }
    }

    /// @return the number of checked calls
    private int round(JdbcClient sql, UUID client, Set<String> flagged) {
        List<String> calls = sql.sql(TAKE)
                .param("client", client)
                .param("limit", CALLS_AT_ONCE)
                .query((row, _) -> row.getString("call_id"))
                .list();
        ReviewRules rules = RulesRows.of(sql, client);
        var goals = SettingsRows.of(sql, client).goals();
        // Without this, a flag would reveal a word of a transcript that the client may not read.
        boolean words = Disclosure.of(sql, client).transcripts();
        // In the order of all changes of reviews.
        for (String call : new TreeSet<>(calls)) {
            Optional<ReviewRules.Seen> seen = seen(sql, client, call, words);
            FlaggingRule rule = seen.isEmpty() ? null : rules.flags(seen.get(), goals);
            if (rule != null && flag(sql, client, call, rule)) {
                flagged.add(call);
            }
        }
        return calls.size();
    }

    private static Optional<ReviewRules.Seen> seen(JdbcClient sql, UUID client, String call, boolean words) {
        return sql.sql(SEEN)
                .param("client", client)
                .param("call", call)
                .query((row, _) -> new ReviewRules.Seen(
                        row.getString("outcome"),
                        row.getString("sentiment"),
                        row.getObject("successful", Boolean.class),
                        row.getString("custom_analysis"),
                        words ? row.getString("transcript") : null))
                .optional();
    }

    private boolean flag(JdbcClient sql, UUID client, String callId, FlaggingRule rule) {
        Instant now = clock.instant();
        var call = new CallKey(client, callId);
        // Locks the review, so that a person's change comes entirely before or after this one.
        ReviewRows.Stored review = rows.hold(sql, call, now);
        boolean decided = sql.sql(DECIDED)
                .param("client", client)
                .param("call", callId)
                .query(Boolean.class)
                .single();
        if (review.flagged() || decided) {
            return false;
        }
        rows.write(sql, call, new ReviewRows.Stored(true, review.done(), review.assigneeId()), now);
        var entries = new HistoryEntries();
        entries.changed("flagged", false, true);
        rows.record(sql, call, rule, entries, now);
        return true;
    }
}
