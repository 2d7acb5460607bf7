package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.time.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets people in and out.
@Component
public final class SignIn {

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final RunningSessions running;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final AccessTokens tokens;
    private final UserDocuments documents;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    SignIn(
            Database database,
            Users users,
            Sessions sessions,
            RunningSessions running,
            Passwords passwords,
            LoginThrottle throttle,
            AccessTokens tokens,
            UserDocuments documents,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.running = running;
        this.passwords = passwords;
        this.throttle = throttle;
        this.tokens = tokens;
        this.documents = documents;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param chosen the language chosen on the sign-in page, else null
    SignInOutcome signIn(String typedEmail, String password, Device device, @Nullable Language chosen) {
        String email = Emails.normal(typedEmail);
        Account account = database.as(
                Role.ACCOUNTS, db -> users.byEmail(db, email, device.address()).orElse(null));
        LoginThrottle.Attempt attempt =
                throttle.begin(email, device.address(), account != null && account.knownAddress());
        if (attempt.waitSeconds() > 0) {
            return new SignInOutcome.TooMany(attempt.waitSeconds());
        }
        boolean right = passwords.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !right) {
            recordRefusal(account, "sign-in.failed");
            return new SignInOutcome.Wrong();
        }
        attempt.succeeded();
        if (account.suspended()) {
            recordRefusal(account, "sign-in.suspended");
            return new SignInOutcome.Suspended();
        }
        Optional<Session> session = open(account, device, chosen);
        if (session.isEmpty()) {
            recordRefusal(account, "sign-in.failed");
            return new SignInOutcome.Wrong();
        }
        return new SignInOutcome.In(session.get());
    }

    private void recordRefusal(@Nullable Account account, String action) {
        database.as(Role.ACCOUNTS, db -> {
            if (account == null) {
                // What was typed for an unknown account may be anything, a password too.
                audit.record(db, null, "unknown", action, null, null);
            } else {
                audit.record(db, account.userId(), account.email(), action, account.clientId(), null);
            }
            return true;
        });
    }

    /// A new session for somebody who has proved who it is.
    ///
    /// @return empty when the password that proved it has been replaced meanwhile: whoever replaces
    ///     one ends all sessions, and this one too
    public Optional<Session> open(Account account, Device device) {
        return open(account, device, null);
    }

    /// @param chosen the language of the account from now on; null keeps it, and takes the device's where
    ///     there is none
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

    User change(SignedIn who, AccountPatch change) {
        database.as(Role.ACCOUNTS, db -> {
            users.setLanguage(db, who.userId(), change.language());
            return true;
        });
        return documents.of(who);
    }

    List<SignInSession> sessions(SignedIn who) {
        return database.as(Role.ACCOUNTS, db -> sessions.of(db, who, clock.instant()));
    }

    /// Ends one of the user's sessions.
    ///
    /// @return false when it has no such session running
    boolean end(SignedIn who, UUID sessionId) {
        boolean ended = database.as(Role.ACCOUNTS, db -> {
            boolean revoked = sessions.revoke(db, who.userId(), sessionId, clock.instant());
            if (revoked) {
                audit.record(db, who, "sign-out", who.clientId(), sessionId.toString());
            }
            return revoked;
        });
        running.forget();
        return ended;
    }

    void endOthers(SignedIn who) {
        database.as(Role.ACCOUNTS, db -> {
            sessions.revokeOthers(db, who.userId(), who.sessionId(), clock.instant());
            audit.record(db, who, "sign-out.others", who.clientId(), null);
            return true;
        });
        running.forget();
    }
}
