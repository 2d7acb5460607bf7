package com.aivors.client;

import com.aivors.identity.Account;
import com.aivors.identity.AccountMail;
import com.aivors.identity.Emails;
import com.aivors.identity.Language;
import com.aivors.identity.OneTimeLinks;
import com.aivors.identity.Passwords;
import com.aivors.identity.RunningSessions;
import com.aivors.identity.Sessions;
import com.aivors.identity.Users;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.time.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The clients' accounts, as the operator runs them.
@Component
public final class Accounts {

    private final Database database;
    private final Clients clients;
    private final Users users;
    private final Sessions sessions;
    private final RunningSessions running;
    private final OneTimeLinks links;
    private final AccountMail accountMail;
    private final Passwords passwords;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    Accounts(
            Database database,
            Clients clients,
            Users users,
            Sessions sessions,
            RunningSessions running,
            OneTimeLinks links,
            AccountMail accountMail,
            Passwords passwords,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.clients = clients;
        this.users = users;
        this.sessions = sessions;
        this.running = running;
        this.links = links;
        this.accountMail = accountMail;
        this.passwords = passwords;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// 409: for whoever creates or changes an account.
    public static Problem emailTaken() {
        return ProblemType.EMAIL_TAKEN.problem();
    }

    /// @param by the operator; null when the client signs up by itself
    public AccountOutcome create(@Nullable SignedIn by, NewClient wanted) {
        String email = Emails.normal(wanted.email());
        String password = wanted.password();
        if (password != null) {
            Passwords.check(password, "password", email, wanted.name());
        }
        String hash = password == null ? null : passwords.hash(password);
        UUID clientId = ids.next();
        // In the guide a user and the client are one: its first user has its id.
        try {
            Language language = language(by, wanted);
            var account = new Account(clientId, clientId, SignedIn.Role.CLIENT, email, hash, language, false, false);
            OneTimeLinks.Made made = database.<OneTimeLinks.@Nullable Made>as(
                    Role.ACCOUNTS, db -> add(db, by, account, clientId, wanted));
            return made == null
                    ? new AccountOutcome.Done(clientId, null)
                    : sent(account, clientId, wanted.name().strip(), OneTimeLinks.Purpose.INVITATION, made);
        } catch (DuplicateKeyException e) {
            return new AccountOutcome.EmailTaken();
        }
    }

    /// Only an invitation needs one before the first sign-in.
    private @Nullable Language language(@Nullable SignedIn by, NewClient wanted) {
        return wanted.language() != null || by == null || wanted.password() != null
                ? wanted.language()
                : database.<@Nullable Language>as(Role.ACCOUNTS, db -> users.language(db, by.userId()));
    }

    private OneTimeLinks.@Nullable Made add(
            JdbcClient db, @Nullable SignedIn by, Account account, UUID clientId, NewClient wanted) {
        Instant now = clock.instant();
        String phone = wanted.phoneNumber();
        clients.add(db, clientId, wanted.name().strip(), phone == null || phone.isBlank() ? null : phone.strip(), now);
        if (!users.add(db, account, now)) {
            throw new DuplicateKeyException("the e-mail has an account");
        }
        if (by == null) {
            audit.record(db, account.userId(), account.email(), "client.created", clientId, clientId.toString());
        } else {
            audit.record(db, by, "client.created", clientId, clientId.toString());
        }
        return account.passwordHash() == null
                ? links.create(db, account.userId(), OneTimeLinks.Purpose.INVITATION, now)
                : null;
    }

    public AccountOutcome change(SignedIn by, UUID clientId, ClientChange change) {
        try {
            return database.as(Role.ACCOUNTS, db -> {
                Account account = users.ofClient(db, clientId).orElse(null);
                if (account == null) {
                    return new AccountOutcome.UnknownClient();
                }
                String email = change.email() == null ? account.email() : Emails.normal(change.email());
                if (!email.equals(account.email())) {
                    users.setEmail(db, account.userId(), email);
                    // What was sent to the old address must not open the account any more.
                    links.drop(db, account.userId());
                }
                clients.change(db, clientId, change);
                audit.record(db, by, "client.changed", clientId, clientId.toString());
                return new AccountOutcome.Done(clientId, null);
            });
        } catch (DuplicateKeyException e) {
            return new AccountOutcome.EmailTaken();
        } finally {
            running.forget();
        }
    }

    /// Ends all its sessions and keeps it out until it is resumed. Its calls are kept coming.
    public AccountOutcome suspend(SignedIn by, UUID clientId) {
        AccountOutcome outcome = database.as(Role.ACCOUNTS, db -> {
            Instant now = clock.instant();
            if (!clients.suspend(db, clientId, now)) {
                return new AccountOutcome.UnknownClient();
            }
            sessions.revokeOfClient(db, clientId, now);
            audit.record(db, by, "client.suspended", clientId, clientId.toString());
            return new AccountOutcome.Done(clientId, null);
        });
        running.forget();
        return outcome;
    }

    public AccountOutcome resume(SignedIn by, UUID clientId) {
        return database.as(Role.ACCOUNTS, db -> {
            if (!clients.resume(db, clientId)) {
                return new AccountOutcome.UnknownClient();
            }
            audit.record(db, by, "client.resumed", clientId, clientId.toString());
            return new AccountOutcome.Done(clientId, null);
        });
    }

    /// A fresh invitation; the one before stops working.
    public AccountOutcome invite(SignedIn by, UUID clientId) {
        return link(by, clientId, OneTimeLinks.Purpose.INVITATION);
    }

    /// A link to a new password, for a client who cannot be reached by mail.
    public AccountOutcome resetLink(SignedIn by, UUID clientId) {
        return link(by, clientId, OneTimeLinks.Purpose.PASSWORD_RESET);
    }

    private AccountOutcome link(SignedIn by, UUID clientId, OneTimeLinks.Purpose purpose) {
        Account account = database.<@Nullable Account>as(
                Role.ACCOUNTS, db -> users.ofClient(db, clientId).orElse(null));
        if (account == null) {
            return new AccountOutcome.UnknownClient();
        }
        boolean invitation = purpose == OneTimeLinks.Purpose.INVITATION;
        if (invitation && account.passwordHash() != null) {
            return new AccountOutcome.AlreadyActive();
        }
        if (account.suspended() || (!invitation && account.passwordHash() == null)) {
            return new AccountOutcome.NotActive();
        }
        record Named(OneTimeLinks.Made link, String business) {}
        Named named = database.as(Role.ACCOUNTS, db -> {
            audit.record(db, by, invitation ? "client.invited" : "password.reset-link", clientId, clientId.toString());
            return new Named(links.create(db, account.userId(), purpose, clock.instant()), Clients.name(db, clientId));
        });
        return sent(account, clientId, named.business(), purpose, named.link());
    }

    /// The operator gets the link in any case: mail may fail, or end where nobody looks.
    private AccountOutcome sent(
            Account account, UUID clientId, String business, OneTimeLinks.Purpose purpose, OneTimeLinks.Made made) {
        String url = accountMail.link(purpose, made.token());
        boolean mailed =
                accountMail.send(purpose, account.email(), account.language(), business, url, made.expiresAt());
        return new AccountOutcome.Done(clientId, new AccountOutcome.Link(url, made.expiresAt(), mailed));
    }
}
