package com.aivors.client;

import com.aivors.identity.Account;
import com.aivors.identity.AccountMail;
import com.aivors.identity.OneTimeLinks;
import com.aivors.identity.Users;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates the one-time links of a client: to accept an invitation, and to choose a new password.
/// Sends them by mail if mail is set up.
@Component
public final class ClientLinks {

    private final Database database;
    private final Users users;
    private final OneTimeLinks links;
    private final AccountMail accountMail;
    private final Audit audit;
    private final InstantSource clock;

    ClientLinks(
            Database database,
            Users users,
            OneTimeLinks links,
            AccountMail accountMail,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.accountMail = accountMail;
        this.audit = audit;
        this.clock = clock;
    }

    /// Creates the invitation of a new client.
    OneTimeLinks.Made invitation(JdbcClient db, Account account, Instant now) {
        return links.create(db, account.userId(), OneTimeLinks.Purpose.INVITATION, now);
    }

    /// Creates a new invitation; the previous one stops working.
    public AccountOutcome invite(SignedIn by, UUID clientId) {
        return link(by, clientId, OneTimeLinks.Purpose.INVITATION);
    }

    /// Creates a link to choose a new password, for a client who cannot be reached by mail.
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

    /// Sends the link by mail, and returns it to the operator in any case, because mail may fail or
    /// go unread.
    AccountOutcome sent(
            Account account, UUID clientId, String business, OneTimeLinks.Purpose purpose, OneTimeLinks.Made made) {
        String url = accountMail.link(purpose, made.token());
        boolean mailed =
                accountMail.send(purpose, account.email(), account.language(), business, url, made.expiresAt());
        return new AccountOutcome.Done(clientId, new AccountOutcome.Link(url, made.expiresAt(), mailed));
    }
}
