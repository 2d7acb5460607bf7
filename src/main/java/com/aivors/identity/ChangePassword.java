package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Changes the password of somebody who is signed in and knows the present one.
@Component
final class ChangePassword {

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final RunningSessions running;
    private final OneTimeLinks links;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;

    ChangePassword(
            Database database,
            Users users,
            Sessions sessions,
            RunningSessions running,
            OneTimeLinks links,
            Passwords passwords,
            LoginThrottle throttle,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.running = running;
        this.links = links;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// How a change ends.
    sealed interface Outcome {
        record Changed() implements Outcome {}

        record WrongPassword() implements Outcome {}

        record TooMany(long waitSeconds) implements Outcome {}
    }

    /// Ends the other sessions of the account, and the links to a password that it had.
    Outcome change(SignedIn who, String present, String wanted, Device device) {
        PasswordProblems.check(wanted, "newPassword", who.email());
        Account account = database.as(
                Role.ACCOUNTS,
                db -> users.byEmail(db, who.email(), device.address()).orElseThrow());
        LoginThrottle.Attempt attempt = throttle.begin(account.email(), device.address(), account.knownAddress());
        if (attempt.waitSeconds() > 0) {
            return new Outcome.TooMany(attempt.waitSeconds());
        }
        if (!passwords.matches(present, account.passwordHash()).orElseThrow(PasswordProblems::busy)) {
            return new Outcome.WrongPassword();
        }
        attempt.succeeded();
        String hash = passwords.hash(wanted).orElseThrow(PasswordProblems::busy);
        database.as(Role.ACCOUNTS, db -> {
            users.setPassword(db, who.userId(), hash);
            links.drop(db, who.userId());
            sessions.revokeOthers(db, who.userId(), who.sessionId(), clock.instant());
            audit.record(db, who, "password.changed", who.clientId(), null);
            return true;
        });
        running.forget();
        return new Outcome.Changed();
    }
}
