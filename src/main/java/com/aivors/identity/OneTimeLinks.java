package com.aivors.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `one_time_link`: invitations and password resets. The link contains a random token;
/// the table stores its hash.
@Component
public final class OneTimeLinks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    private static final String DROP = "delete from one_time_link where user_id = :user";

    private static final String ADD = """
            insert into one_time_link (token_hash, user_id, purpose, created_at, expires_at)
            values (:hash, :user, :purpose, :now, :expires)
            """;

    private static final String FIND = """
            select l.user_id, l.expires_at, u.email, u.client_id, c.name
            from one_time_link l
            join app_user u on u.user_id = l.user_id
            left join client c on c.client_id = u.client_id
            where l.token_hash = :hash and l.purpose = :purpose and l.used_at is null and l.expires_at > :now
              and c.suspended_at is null
            """;

    private static final String USE = """
            update one_time_link set used_at = :now
            where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
            """;

    /// The purpose of a link. Each lets its holder set the password of one account.
    public enum Purpose {
        INVITATION("invitation", Duration.ofDays(7)),
        PASSWORD_RESET("password-reset", Duration.ofHours(1));

        private final String sqlName;
        private final Duration life;

        Purpose(String sqlName, Duration life) {
            this.sqlName = sqlName;
            this.life = life;
        }

        /// Returns the name of the purpose in the mail texts.
        String text() {
            return sqlName;
        }
    }

    /// The account that a valid link belongs to.
    record Holder(
            UUID userId,
            @Nullable UUID clientId,
            String email,
            @Nullable String businessName,
            Instant expiresAt) {}

    /// @param token the only copy; the database stores its hash
    public record Made(String token, Instant expiresAt) {}

    /// Creates a link and deletes the earlier links of the account.
    public Made create(JdbcClient db, UUID userId, Purpose purpose, Instant now) {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant expiresAt = now.plus(purpose.life);
        drop(db, userId);
        db.sql(ADD)
                .param("hash", hash(token))
                .param("user", userId)
                .param("purpose", purpose.sqlName)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return new Made(token, expiresAt);
    }

    public void drop(JdbcClient db, UUID userId) {
        db.sql(DROP).param("user", userId).update();
    }

    Optional<Holder> find(JdbcClient db, String token, Purpose purpose, Instant now) {
        return db.sql(FIND)
                .param("hash", hash(token))
                .param("purpose", purpose.sqlName)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OneTimeLinks::holder)
                .optional();
    }

    /// @return false when the link has been used or has expired
    boolean use(JdbcClient db, String token, Purpose purpose, Instant now) {
        return db.sql(USE)
                        .param("hash", hash(token))
                        .param("purpose", purpose.sqlName)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(
                row.getObject("user_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
