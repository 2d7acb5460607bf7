package com.aivors.identity;

import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Sets a password by a one-time link: an invitation or a reset link.
@Component
final class SetPassword {

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final RunningSessions running;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final Audit audit;
    private final InstantSource clock;

    SetPassword(
            Database database,
            Users users,
            Sessions sessions,
            RunningSessions running,
            OneTimeLinks links,
            Passwords passwords,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.running = running;
        this.links = links;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /// @return empty when the link is used, expired or none of ours
    Optional<OneTimeLinks.Holder> holder(String token, OneTimeLinks.Purpose purpose) {
        return database.as(Role.ACCOUNTS, db -> links.find(db, token, purpose, clock.instant()));
    }

    /// Uses the link up, and ends all sessions of the account.
    ///
    /// @return empty when the link is used, expired or none of ours
    Optional<Account> set(String token, OneTimeLinks.Purpose purpose, String password) {
        OneTimeLinks.Holder holder = holder(token, purpose).orElse(null);
        if (holder == null) {
            return Optional.empty();
        }
        PasswordProblems.check(password, "password", holder.email(), holder.businessName());
        String hash = passwords.hash(password).orElseThrow(PasswordProblems::busy);
        Optional<Account> account = database.as(Role.ACCOUNTS, db -> {
            if (!links.use(db, token, purpose, clock.instant())) {
                return Optional.empty();
            }
            users.setPassword(db, holder.userId(), hash);
            sessions.revokeOthers(db, holder.userId(), null, clock.instant());
            audit.record(
                    db,
                    holder.userId(),
                    holder.email(),
                    purpose == OneTimeLinks.Purpose.INVITATION ? "invitation.accepted" : "password.reset",
                    holder.clientId(),
                    null);
            return users.byId(db, holder.userId());
        });
        running.forget();
        return account;
    }
}
