package com.aivors.identity;

import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signs users in by e-mail address and password.
@Component
final class SignIn {

    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final NewSession newSession;
    private final Audit audit;

    SignIn(
            Database database,
            Users users,
            Passwords passwords,
            LoginThrottle throttle,
            NewSession newSession,
            Audit audit) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.newSession = newSession;
        this.audit = audit;
    }

    /// @param chosen the language chosen on the sign-in page, otherwise null
    SignInOutcome signIn(String typedEmail, String password, Device device, @Nullable Language chosen) {
        String email = Emails.normal(typedEmail);
        Account account = database.as(
                Role.ACCOUNTS, db -> users.byEmail(db, email, device.address()).orElse(null));
        LoginThrottle.Attempt attempt =
                throttle.begin(email, device.address(), account != null && account.knownAddress());
        if (attempt.waitSeconds() > 0) {
            return new SignInOutcome.TooMany(attempt.waitSeconds());
        }
        boolean right = passwords
                .matches(password, account == null ? null : account.passwordHash())
                .orElseThrow(PasswordProblems::busy);
        if (account == null || !right) {
            recordRefusal(account, "sign-in.failed");
            return new SignInOutcome.Wrong();
        }
        attempt.succeeded();
        if (account.suspended()) {
            recordRefusal(account, "sign-in.suspended");
            return new SignInOutcome.Suspended();
        }
        Optional<Session> session = newSession.open(account, device, chosen);
        if (session.isEmpty()) {
            recordRefusal(account, "sign-in.failed");
            return new SignInOutcome.Wrong();
        }
        return new SignInOutcome.In(session.get());
    }

    private void recordRefusal(@Nullable Account account, String action) {
        database.as(Role.ACCOUNTS, db -> {
            if (account == null) {
                // The e-mail of an unknown account is not recorded: people sometimes type a password there.
                audit.record(db, null, "unknown", action, null, null);
            } else {
                audit.record(db, account.userId(), account.email(), action, account.clientId(), null);
            }
            return true;
        });
    }
}
