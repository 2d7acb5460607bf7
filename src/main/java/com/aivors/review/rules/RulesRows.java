package com.aivors.review.rules;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of `review_rules`. A client without active rules has no row.
final class RulesRows {

    private static final String READ = """
            select r.negative_sentiment, r.failed, r.missed_goals, r.phrases
              from review_rules r where r.client_id = :client
            """;

    private static final String WRITE = """
            insert into review_rules (client_id, negative_sentiment, failed, missed_goals, phrases)
            values (:client, :negative, :failed, :goals::text[], :phrases::text[])
            on conflict (client_id) do update set
                negative_sentiment = excluded.negative_sentiment, failed = excluded.failed,
                missed_goals = excluded.missed_goals, phrases = excluded.phrases
            """;

    private static final String DELETE = "delete from review_rules where client_id = :client";

    private RulesRows() {}

    static ReviewRules of(JdbcClient sql, UUID clientId) {
        return sql.sql(READ)
                .param("client", clientId)
                .query((row, _) -> new ReviewRules(
                        row.getBoolean("negative_sentiment"),
                        row.getBoolean("failed"),
                        List.of((String[]) row.getArray("missed_goals").getArray()),
                        List.of((String[]) row.getArray("phrases").getArray())))
                .optional()
                .orElse(ReviewRules.NONE);
    }

    static void write(JdbcClient sql, UUID clientId, ReviewRules rules) {
        if (rules.isOff()) {
            sql.sql(DELETE).param("client", clientId).update();
            return;
        }
        sql.sql(WRITE)
                .param("client", clientId)
                .param("negative", rules.negativeSentiment())
                .param("failed", rules.failed())
                .param("goals", rules.missedGoals().toArray(String[]::new))
                .param("phrases", rules.phrases().toArray(String[]::new))
                .update();
    }
}
