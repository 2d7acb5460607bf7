package com.aivors.operator.client;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes a client that has no calls, with its users, agents, claims, settings and plans. Its
/// entries stay in the audit log, and its counts in the ledger.
@Component
class ClientRemoval {

    /// Waits for every transaction that has read the owners of agents, and blocks new ones until
    /// this one ends. So no event can be on its way to the client while its calls are looked up.
    /// The lock timeout is short, because intake waits too.
    private static final String HOLD_AGENTS = "lock table agent_link in access exclusive mode";

    private static final String PATIENCE = "set local lock_timeout = '1s'";

    private static final String CLIENT = "select name from client where client_id = :client for update";

    /// A pin is committed together with its event.
    private static final String HAS_CALLS = """
            select exists (select from call where client_id = :client)
                or exists (select from call_event where client_id = :client)
            """;

    private static final String HAS_SOURCE = "select exists (select from source where client_id = :client)";

    /// Sessions and links are deleted with their user. The order follows the references.
    private static final List<String> DELETE = List.of(
            "delete from agent_link where client_id = :client",
            "delete from agent_claim where client_id = :client",
            "delete from client_settings where client_id = :client",
            "delete from client_disclosure where client_id = :client",
            "delete from client_plan where client_id = :client",
            "delete from client_billing where client_id = :client",
            "delete from top_up where client_id = :client",
            "delete from saved_view where client_id = :client",
            "delete from retell_call where client_id = :client",
            "delete from completeness_check where client_id = :client",
            "delete from review_rules where client_id = :client",
            "delete from agent_facts where client_id = :client",
            "delete from app_user where client_id = :client",
            "delete from client where client_id = :client");

    private final Database database;
    private final Audit audit;

    ClientRemoval(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// The outcome of a removal.
    enum Outcome {
        REMOVED,
        UNKNOWN,
        HAS_CALLS,
        /// A source is bound to the client.
        HAS_SOURCE
    }

    Outcome remove(SignedIn by, UUID clientId) {
        return database.as(Role.OPERATOR, sql -> {
            String name = sql.sql(CLIENT)
                    .param("client", clientId)
                    .query((row, _) -> row.getString("name"))
                    .optional()
                    .orElse(null);
            if (name == null) {
                return Outcome.UNKNOWN;
            }
            // Checks first without the lock, so that most refusals block nobody.
            Outcome refusal = refusal(sql, clientId);
            if (refusal != null) {
                return refusal;
            }
            sql.sql(PATIENCE).update();
            sql.sql(HOLD_AGENTS).update();
            refusal = refusal(sql, clientId);
            if (refusal != null) {
                return refusal;
            }
            DELETE.forEach(delete -> sql.sql(delete).param("client", clientId).update());
            audit.record(sql, by, "client.deleted", clientId, name);
            return Outcome.REMOVED;
        });
    }

    /// @return the reason of a refusal; null when the client can be removed
    private static @Nullable Outcome refusal(JdbcClient sql, UUID clientId) {
        if (is(sql, HAS_CALLS, clientId)) {
            return Outcome.HAS_CALLS;
        }
        // Such a source would continue to write calls for a client that does not exist.
        return is(sql, HAS_SOURCE, clientId) ? Outcome.HAS_SOURCE : null;
    }

    private static boolean is(JdbcClient sql, String question, UUID clientId) {
        return sql.sql(question)
                .param("client", clientId)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }
}
