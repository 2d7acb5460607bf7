package com.aivors.client;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `client`.
@Component
public final class Clients {

    /// Stands for the missing client of unclaimed calls, because keys cannot be null.
    public static final UUID NOBODY = new UUID(0, 0);

    /// The same as a literal, because PostgreSQL uses a partial index for a literal but not for a
    /// parameter.
    public static final String NOBODY_LITERAL = "'" + NOBODY + "'";

    private static final String ADD = """
            insert into client (client_id, name, phone_number, created_at)
            values (:id, :name, :phone, :now)
            """;

    private static final String KNOWN = "select exists (select from client where client_id = :client)";

    private static final String NAME = "select name from client where client_id = :id";

    private static final String CHANGE = """
            update client
            set name = coalesce(:name, name),
                phone_number = case when :phoneGiven then :phone else phone_number end
            where client_id = :id
            """;

    private static final String SUSPEND = """
            update client set suspended_at = coalesce(suspended_at, :now) where client_id = :id
            """;

    private static final String RESUME = "update client set suspended_at = null where client_id = :id";

    public static boolean isKnown(JdbcClient db, UUID clientId) {
        return db.sql(KNOWN)
                .param("client", clientId)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    void add(JdbcClient db, UUID clientId, String name, @Nullable String phoneNumber, Instant now) {
        db.sql(ADD)
                .param("id", clientId)
                .param("name", name)
                .param("phone", phoneNumber, Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public static String name(JdbcClient db, UUID clientId) {
        return nameIfKnown(db, clientId).orElseThrow();
    }

    /// @return empty for a removed client
    public static Optional<String> nameIfKnown(JdbcClient db, UUID clientId) {
        return db.sql(NAME)
                .param("id", clientId)
                .query((row, _) -> row.getString("name"))
                .optional();
    }

    boolean change(JdbcClient db, UUID clientId, ClientChange change) {
        return db.sql(CHANGE)
                        .param("id", clientId)
                        .param("name", change.name(), Types.VARCHAR)
                        .param("phoneGiven", change.phoneGiven())
                        .param("phone", change.phoneNumber(), Types.VARCHAR)
                        .update()
                == 1;
    }

    boolean suspend(JdbcClient db, UUID clientId, Instant now) {
        return db.sql(SUSPEND)
                        .param("id", clientId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean resume(JdbcClient db, UUID clientId) {
        return db.sql(RESUME).param("id", clientId).update() == 1;
    }
}
