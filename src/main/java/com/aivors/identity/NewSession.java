package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.time.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens a session for a user who has proved its identity by a password, a link or a sign-up.
@Component
public final class NewSession {

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final UserDocuments documents;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    NewSession(
            Database database,
            Users users,
            Sessions sessions,
            AccessTokens tokens,
            UserDocuments documents,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.documents = documents;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return empty when the password has been replaced since: a replacement ends all sessions,
    ///     including this one
    public Optional<Session> open(Account account, Device device) {
        return open(account, device, null);
    }

    /// @param chosen the account's new language; null keeps the language, or takes the device's
    ///     when the account has none
    Optional<Session> open(Account account, Device device, @Nullable Language chosen) {
        Instant now = clock.instant();
        Instant expires = now.plus(RunningSessions.LIFE);
        UUID id = ids.next();
        var who = new SignedIn(account.userId(), account.clientId(), account.email(), account.role(), id);
        boolean opened = database.as(Role.ACCOUNTS, db -> {
            if (!users.holdPassword(db, account)) {
                return false;
            }
            Language language = chosen == null && account.language() == null ? device.language() : chosen;
            if (language != null) {
                users.setLanguage(db, account.userId(), language);
            }
            sessions.open(db, id, account.userId(), now, expires, device);
            audit.record(db, who, "sign-in", account.clientId(), id.toString());
            return true;
        });
        return opened
                ? Optional.of(new Session(tokens.issue(account.userId(), id, expires), expires, documents.of(who)))
                : Optional.empty();
    }
}
