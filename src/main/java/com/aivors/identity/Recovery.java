package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sets and changes passwords: by an invitation, by a reset link, by the user.
@Component
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Database database;
    private final Users users;
    private final Sessions sessions;
    private final RunningSessions running;
    private final OneTimeLinks links;
    private final AccountMail accountMail;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;

    Recovery(
            Database database,
            Users users,
            Sessions sessions,
            RunningSessions running,
            OneTimeLinks links,
            AccountMail accountMail,
            Passwords passwords,
            LoginThrottle throttle,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.running = running;
        this.links = links;
        this.accountMail = accountMail;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// The outcome of a user's change of its own password.
    sealed interface Change {
        record Changed() implements Change {}

        record WrongPassword() implements Change {}

        record TooMany(long waitSeconds) implements Change {}
    }

    Optional<OneTimeLinks.Holder> holder(String token, OneTimeLinks.Purpose purpose) {
        return database.as(Role.ACCOUNTS, db -> links.find(db, token, purpose, clock.instant()));
    }

    /// Sets the password once, by a link, and ends all sessions of the account.
    ///
    /// @return empty when the link is used, expired or unknown
    Optional<Account> setPassword(String token, OneTimeLinks.Purpose purpose, String password) {
        OneTimeLinks.Holder holder = holder(token, purpose).orElse(null);
        if (holder == null) {
            return Optional.empty();
        }
        Passwords.check(password, "password", holder.email(), holder.businessName());
        String hash = passwords.hash(password);
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

    /// Mails a reset link when the account exists, or its invitation again while it has no
    /// password. Works outside of the request, so that the response time reveals nothing.
    void forgotten(String typedEmail, Device device) {
        String email = Emails.normal(typedEmail);
        if (throttle.begin("forgot", device.address()).waitSeconds() > 0
                || throttle.begin("forgot " + email, "", false).waitSeconds() > 0) {
            return;
        }
        Thread.ofVirtual().name("password-reset").start(() -> {
            try {
                mailLink(email, device.language());
            } catch (RuntimeException e) {
                LOG.warn("A link to set a password could not be created: {}", e.toString());
            }
        });
    }

    private void mailLink(String email, @Nullable Language asked) {
        record Made(
                Account account,
                OneTimeLinks.Purpose purpose,
                OneTimeLinks.Made link,
                @Nullable String business) {}
        Made made = database.<@Nullable Made>as(Role.ACCOUNTS, db -> {
            Account account = users.byEmail(db, email, null).orElse(null);
            if (account == null || account.suspended()) {
                return null;
            }
            boolean invited = account.passwordHash() == null;
            String action = invited ? "invitation.asked" : "password.reset-asked";
            audit.record(db, account.userId(), account.email(), action, account.clientId(), null);
            if (!accountMail.goesOut()) {
                // Creates no link when no mail goes out: it would end the link that an operator has
                // handed over.
                return null;
            }
            Instant now = clock.instant();
            var purpose = invited ? OneTimeLinks.Purpose.INVITATION : OneTimeLinks.Purpose.PASSWORD_RESET;
            OneTimeLinks.Made link = links.create(db, account.userId(), purpose, now);
            OneTimeLinks.Holder holder =
                    links.find(db, link.token(), purpose, now).orElse(null);
            return new Made(account, purpose, link, holder == null ? null : holder.businessName());
        });
        if (made != null) {
            Account account = made.account();
            Language known = account.language();
            Language language = known == null ? asked : known;
            String url = accountMail.link(made.purpose(), made.link().token());
            Instant expiresAt = made.link().expiresAt();
            String business = made.business();
            // The first user of a client has the client's id and was invited by the agency; the
            // client invited all others.
            boolean first = account.userId().equals(account.clientId());
            if (made.purpose() == OneTimeLinks.Purpose.INVITATION && business != null && !first) {
                accountMail.inviteFor(business, account.email(), language, url, expiresAt);
            } else {
                accountMail.send(made.purpose(), account.email(), language, business, url, expiresAt);
            }
        }
    }

    Change change(SignedIn who, String present, String wanted, Device device) {
        Passwords.check(wanted, "newPassword", who.email());
        Account account = database.as(
                Role.ACCOUNTS,
                db -> users.byEmail(db, who.email(), device.address()).orElseThrow());
        LoginThrottle.Attempt attempt = throttle.begin(account.email(), device.address(), account.knownAddress());
        if (attempt.waitSeconds() > 0) {
            return new Change.TooMany(attempt.waitSeconds());
        }
        if (!passwords.matches(present, account.passwordHash())) {
            return new Change.WrongPassword();
        }
        attempt.succeeded();
        String hash = passwords.hash(wanted);
        database.as(Role.ACCOUNTS, db -> {
            users.setPassword(db, who.userId(), hash);
            links.drop(db, who.userId());
            sessions.revokeOthers(db, who.userId(), who.sessionId(), clock.instant());
            audit.record(db, who, "password.changed", who.clientId(), null);
            return true;
        });
        running.forget();
        return new Change.Changed();
    }
}
