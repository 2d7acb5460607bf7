package com.aivors.platform.audit;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.time.Ids;
import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Writes the audit log in the same transaction as the recorded change, so that both are committed
/// or neither.
@Component
public final class Audit {

    private static final String RECORD = """
            insert into audit_entry (audit_id, recorded_at, actor_id, actor, actor_role, action, client_id, subject, address)
            values (:id, :now, :actorId, :actor, :actorRole, :action, :client, :subject, :address)
            """;

    private final Ids ids;
    private final InstantSource clock;

    public Audit(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// @param db within a transaction under a role that may write the log
    /// @param action what happened, like `client.suspended`
    /// @param clientId the client that it concerns; its users may read the entry
    /// @param subject the id of the changed thing; never personal data
    public void record(
            JdbcClient db, SignedIn actor, String action, @Nullable UUID clientId, @Nullable String subject) {
        String role = actor.role().name().toLowerCase(Locale.ROOT);
        record(db, actor.userId(), actor.email(), role, action, clientId, subject);
    }

    /// Records an action that happens before or without a sign-in.
    ///
    /// @param actor an account's e-mail, or a name that stands for the actor
    public void record(
            JdbcClient db,
            @Nullable UUID actorId,
            String actor,
            String action,
            @Nullable UUID clientId,
            @Nullable String subject) {
        record(db, actorId, actor, null, action, clientId, subject);
    }

    private void record(
            JdbcClient db,
            @Nullable UUID actorId,
            String actor,
            @Nullable String actorRole,
            String action,
            @Nullable UUID clientId,
            @Nullable String subject) {
        db.sql(RECORD)
                .param("id", ids.next())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actorId", actorId, Types.OTHER)
                .param("actor", actor)
                .param("actorRole", actorRole, Types.VARCHAR)
                .param("action", action)
                .param("client", clientId, Types.OTHER)
                .param("subject", subject)
                .param("address", address())
                .update();
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
