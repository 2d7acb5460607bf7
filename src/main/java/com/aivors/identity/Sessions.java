package com.aivors.identity;

import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `user_session`.
@Component
public final class Sessions {

    /// The time for which an address counts as known for an account.
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final String OPEN = """
            insert into user_session (session_id, user_id, created_at, last_seen_at, expires_at, user_agent, address)
            values (:id, :user, :now, :now, :expires, :agent, :address)
            """;

    private static final String FORGET = "delete from user_session where user_id = :user and expires_at < :before";

    private static final String RUNNING = """
            select s.session_id, s.created_at, s.last_seen_at, s.expires_at, u.user_id, u.client_id, u.email, u.role,
                   u.membership
            from user_session s
            join app_user u on u.user_id = s.user_id
            left join client c on c.client_id = u.client_id
            where s.session_id = :id and s.revoked_at is null and c.suspended_at is null
            """;

    private static final String SEEN = "update user_session set last_seen_at = :now where session_id = :id";

    private static final String EXTEND =
            "update user_session set expires_at = greatest(expires_at, :expires) where session_id = :id";

    private static final String OF_USER = """
            select session_id, created_at, last_seen_at, expires_at, user_agent, address
            from user_session
            where user_id = :user and revoked_at is null and expires_at > :now
            order by created_at desc, session_id
            """;

    private static final String REVOKE = """
            update user_session set revoked_at = :now
            where session_id = :id and user_id = :user and revoked_at is null and expires_at > :now
            """;

    private static final String REVOKE_OTHERS = """
            update user_session set revoked_at = :now
            where user_id = :user and session_id is distinct from :except and revoked_at is null
            """;

    private static final String REVOKE_CLIENT = """
            update user_session set revoked_at = :now
            where revoked_at is null and user_id in (select user_id from app_user where client_id = :client)
            """;

    private static final String REVOKE_ALL = "update user_session set revoked_at = :now where revoked_at is null";

    /// A session that was neither ended nor suspended when it was read.
    record Running(SignedIn who, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}

    void open(JdbcClient db, UUID sessionId, UUID userId, Instant now, Instant expiresAt, Device device) {
        db.sql(FORGET)
                .param("user", userId)
                .param("before", utc(now.minus(REMEMBERED)))
                .update();
        db.sql(OPEN)
                .param("id", sessionId)
                .param("user", userId)
                .param("now", utc(now))
                .param("expires", utc(expiresAt))
                .param("agent", device.userAgent())
                .param("address", device.address())
                .update();
    }

    Optional<Running> running(JdbcClient db, UUID sessionId) {
        return db.sql(RUNNING).param("id", sessionId).query(Sessions::running).optional();
    }

    void seen(JdbcClient db, UUID sessionId, Instant now) {
        db.sql(SEEN).param("id", sessionId).param("now", utc(now)).update();
    }

    void extend(JdbcClient db, UUID sessionId, Instant expiresAt) {
        db.sql(EXTEND).param("id", sessionId).param("expires", utc(expiresAt)).update();
    }

    List<SignInSession> of(JdbcClient db, SignedIn who, Instant now) {
        return db.sql(OF_USER)
                .param("user", who.userId())
                .param("now", utc(now))
                .query((row, number) -> {
                    UUID id = row.getObject("session_id", UUID.class);
                    return new SignInSession(
                            id,
                            instant(row, "created_at"),
                            instant(row, "last_seen_at"),
                            instant(row, "expires_at"),
                            row.getString("user_agent"),
                            row.getString("address"),
                            id.equals(who.sessionId()));
                })
                .list();
    }

    /// @return false when the user has no such running session
    boolean revoke(JdbcClient db, UUID userId, UUID sessionId, Instant now) {
        return db.sql(REVOKE)
                        .param("id", sessionId)
                        .param("user", userId)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /// @param except the session to keep; null ends all
    public void revokeOthers(JdbcClient db, UUID userId, @Nullable UUID except, Instant now) {
        db.sql(REVOKE_OTHERS)
                .param("user", userId)
                .param("except", except, java.sql.Types.OTHER)
                .param("now", utc(now))
                .update();
    }

    /// Ends the sessions of all users of a client.
    public void revokeOfClient(JdbcClient db, UUID clientId, Instant now) {
        db.sql(REVOKE_CLIENT).param("client", clientId).param("now", utc(now)).update();
    }

    /// Ends the sessions of all users.
    void revokeAll(JdbcClient db, Instant now) {
        db.sql(REVOKE_ALL).param("now", utc(now)).update();
    }

    private static Running running(ResultSet row, int number) throws SQLException {
        var who = new SignedIn(
                row.getObject("user_id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("email"),
                SignedIn.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getObject("session_id", UUID.class),
                Membership.of(row.getString("membership")));
        return new Running(who, instant(row, "created_at"), instant(row, "last_seen_at"), instant(row, "expires_at"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
