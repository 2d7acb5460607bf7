package com.aivors.identity;

import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `app_user`. E-mail addresses are stored as [Emails] normalises them.
@Component
public final class Users {

    private static final String ACCOUNT = """
            select u.user_id, u.client_id, u.role, u.email, u.password_hash, u.language,
                   c.suspended_at is not null as suspended,
                   exists (select from user_session s
                           where s.user_id = u.user_id and s.address = :address) as known_address
            from app_user u
            left join client c on c.client_id = u.client_id
            where %s
            """;
    private static final String BY_EMAIL = ACCOUNT.formatted("lower(u.email) = :email");
    private static final String BY_ID = ACCOUNT.formatted("u.user_id = :id");
    private static final String BY_CLIENT = ACCOUNT.formatted(
            "u.client_id = :client order by u.membership = 'owner' desc, u.created_at, u.user_id limit 1");
    private static final String FIRST_OPERATOR =
            ACCOUNT.formatted("u.role = 'operator' order by u.created_at, u.user_id limit 1");

    private static final String ADD = """
            insert into app_user (user_id, client_id, role, email, password_hash, language, created_at)
            values (:id, :client, :role, :email, :hash, :language, :now)
            on conflict (lower(email)) do nothing
            """;

    private static final String SET_PASSWORD = "update app_user set password_hash = :hash where user_id = :id";

    private static final String HOLD_OF_CLIENT = """
            select user_id, email, membership, invited
            from app_user where client_id = :client
            order by user_id
            for update
            """;

    private static final String SET_MEMBERSHIP = "update app_user set membership = :membership where user_id = :id";

    private static final String REMOVE = "delete from app_user where user_id = :id";

    private static final String SET_EMAIL = "update app_user set email = :email where user_id = :id";

    private static final String SET_LANGUAGE = "update app_user set language = :language where user_id = :id";

    private static final String LANGUAGE = "select language from app_user where user_id = :id";

    private static final String BUSINESS_NAME = """
            select c.name from app_user u join client c on c.client_id = u.client_id where u.user_id = :id
            """;

    private static final String HOLD_PASSWORD =
            "select true from app_user where user_id = :id and password_hash = :hash for share";

    Optional<Account> byEmail(JdbcClient db, String email, @Nullable String address) {
        return db.sql(BY_EMAIL)
                .param("email", email)
                .param("address", address, Types.VARCHAR)
                .query(Users::account)
                .optional();
    }

    Optional<Account> byId(JdbcClient db, UUID userId) {
        return db.sql(BY_ID)
                .param("id", userId)
                .param("address", null, Types.VARCHAR)
                .query(Users::account)
                .optional();
    }

    /// A client's user, as `app_user` stores it.
    ///
    /// @param invited true until the user accepts its invitation
    public record Member(UUID userId, String email, Membership membership, boolean invited) {}

    /// Returns all users of a client and locks them until the end of the transaction.
    public List<Member> holdOfClient(JdbcClient db, UUID clientId) {
        return db.sql(HOLD_OF_CLIENT)
                .param("client", clientId)
                .query((row, _) -> new Member(
                        row.getObject("user_id", UUID.class),
                        row.getString("email"),
                        Membership.of(row.getString("membership")),
                        row.getBoolean("invited")))
                .list();
    }

    public void setMembership(JdbcClient db, UUID userId, Membership membership) {
        db.sql(SET_MEMBERSHIP)
                .param("membership", membership.text())
                .param("id", userId)
                .update();
    }

    /// Removes a user, together with its sessions and links.
    public void remove(JdbcClient db, UUID userId) {
        db.sql(REMOVE).param("id", userId).update();
    }

    /// Returns the client's first owner.
    public Optional<Account> ofClient(JdbcClient db, UUID clientId) {
        return db.sql(BY_CLIENT)
                .param("client", clientId)
                .param("address", null, Types.VARCHAR)
                .query(Users::account)
                .optional();
    }

    Optional<Account> firstOperator(JdbcClient db) {
        return db.sql(FIRST_OPERATOR)
                .param("address", null, Types.VARCHAR)
                .query(Users::account)
                .optional();
    }

    /// @return false when an account with this e-mail exists
    public boolean add(JdbcClient db, Account account, Instant now) {
        return db.sql(ADD)
                        .param("id", account.userId())
                        .param("client", account.clientId(), Types.OTHER)
                        .param("role", account.role().name().toLowerCase(Locale.ROOT))
                        .param("email", account.email())
                        .param("hash", account.passwordHash(), Types.VARCHAR)
                        .param("language", code(account.language()), Types.VARCHAR)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Prevents a replacement of the account's password until the transaction ends.
    ///
    /// @return false when the password has been replaced since the account was read
    boolean holdPassword(JdbcClient db, Account account) {
        return db.sql(HOLD_PASSWORD)
                .param("id", account.userId())
                .param("hash", account.passwordHash())
                .query((row, _) -> row.getBoolean(1))
                .optional()
                .isPresent();
    }

    void setPassword(JdbcClient db, UUID userId, String hash) {
        db.sql(SET_PASSWORD).param("hash", hash).param("id", userId).update();
    }

    /// @param language null makes it unknown again
    void setLanguage(JdbcClient db, UUID userId, @Nullable Language language) {
        db.sql(SET_LANGUAGE)
                .param("language", code(language), Types.VARCHAR)
                .param("id", userId)
                .update();
    }

    /// @return null while unknown
    public @Nullable Language language(JdbcClient db, UUID userId) {
        return db.sql(LANGUAGE)
                .param("id", userId)
                .query((row, _) -> Language.of(row.getString("language")))
                .optional()
                .flatMap(Function.identity())
                .orElse(null);
    }

    /// @return the name of the client; empty for an operator
    Optional<String> businessName(JdbcClient db, UUID userId) {
        return db.sql(BUSINESS_NAME)
                .param("id", userId)
                .query((row, _) -> row.getString("name"))
                .optional();
    }

    private static @Nullable String code(@Nullable Language language) {
        return language == null ? null : language.code();
    }

    /// @throws org.springframework.dao.DuplicateKeyException when another account has the e-mail
    public void setEmail(JdbcClient db, UUID userId, String email) {
        db.sql(SET_EMAIL).param("email", email).param("id", userId).update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("user_id", UUID.class),
                row.getObject("client_id", UUID.class),
                SignedIn.Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("email"),
                row.getString("password_hash"),
                Language.of(row.getString("language")).orElse(null),
                row.getBoolean("suspended"),
                row.getBoolean("known_address"));
    }
}
