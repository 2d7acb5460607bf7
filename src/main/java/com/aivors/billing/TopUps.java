package com.aivors.billing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The advance payments of clients. The only class that knows the SQL of `top_up`.
final class TopUps {

    private static final String ADD = """
            insert into top_up (client_id, top_up_id, paid_at, amount_cents, note)
            values (:client, :id, :at, :amount, :note)
            """;

    private static final String OF_CLIENT = """
            select top_up_id, paid_at, amount_cents, note from top_up
             where client_id = :client order by paid_at desc, top_up_id desc
            """;

    private TopUps() {}

    /// @param amountCents negative to correct an earlier payment
    record TopUp(
            UUID id,
            Instant paidAt,
            long amountCents,
            @Nullable String note) {}

    static void add(JdbcClient sql, UUID clientId, TopUp topUp) {
        sql.sql(ADD)
                .param("client", clientId)
                .param("id", topUp.id())
                .param("at", topUp.paidAt().atOffset(ZoneOffset.UTC))
                .param("amount", topUp.amountCents())
                .param("note", topUp.note())
                .update();
    }

    static List<TopUp> ofClient(JdbcClient sql, UUID clientId) {
        return sql.sql(OF_CLIENT)
                .param("client", clientId)
                .query((row, _) -> new TopUp(
                        row.getObject("top_up_id", UUID.class),
                        row.getObject("paid_at", OffsetDateTime.class).toInstant(),
                        row.getLong("amount_cents"),
                        row.getString("note")))
                .list();
    }

    /// Returns the payments minus the totals of all statements, including open ones.
    static long balanceCents(List<TopUp> topUps, List<Statement> statements) {
        return topUps.stream().mapToLong(TopUp::amountCents).sum()
                - statements.stream().mapToLong(Statement::totalCents).sum();
    }
}
