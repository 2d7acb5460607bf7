package com.aivors.identity;

import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the user document under the client's own rights.
@Component
final class UserDocuments {

    private static final String BUSINESS = """
            select c.name, c.phone_number, c.ai_training_status,
                   (select l.agent_id from agent_link l
                    where l.client_id = c.client_id and l.unlinked_at is null
                    order by l.linked_at desc, l.link_id desc limit 1) as agent_id,
                   (select u.membership from app_user u
                    where u.client_id = :client and u.user_id = :user) as membership,
                   (select u.language from app_user u
                    where u.client_id = :client and u.user_id = :user) as language,
                   exists (select from agent_claim a
                           where a.client_id = c.client_id and a.decided_at is null) as asked,
                   exists (select from client_billing b
                           where b.client_id = :client and b.client_sees) as sees_statements
            from client c
            where c.client_id = :client
            """;

    private static final User.Business NONE = new User.Business(null, null, null, null);

    private final Database database;

    private final Users users;

    UserDocuments(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    User of(SignedIn who) {
        UUID client = who.clientId();
        if (client == null) {
            Language language = database.<@Nullable Language>as(Role.ACCOUNTS, db -> users.language(db, who.userId()));
            return document(who, language, null, NONE, AiStatus.OFFLINE, false);
        }
        return database.asClient(
                client,
                db -> db.sql(BUSINESS)
                        .param("client", client)
                        .param("user", who.userId())
                        .query((row, number) -> business(who, row))
                        .single());
    }

    private static User business(SignedIn who, ResultSet row) throws SQLException {
        String agent = row.getString("agent_id");
        var business = new User.Business(
                row.getString("name"), agent, row.getString("phone_number"), row.getString("ai_training_status"));
        return document(
                who,
                Language.of(row.getString("language")).orElse(null),
                membership(row),
                business,
                AiStatus.of(agent != null, row.getBoolean("asked")),
                row.getBoolean("sees_statements"));
    }

    /// Returns null for a user who has just been removed.
    private static @Nullable Membership membership(ResultSet row) throws SQLException {
        String membership = row.getString("membership");
        return membership == null ? null : Membership.of(membership);
    }

    private static User document(
            SignedIn who,
            @Nullable Language language,
            @Nullable Membership membership,
            User.Business business,
            AiStatus status,
            boolean seesStatements) {
        return new User(
                who.userId(),
                who.email(),
                who.role(),
                language,
                membership,
                business,
                new User.Analytics(status),
                seesStatements);
    }
}
