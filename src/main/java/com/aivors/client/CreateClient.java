package com.aivors.client;

import com.aivors.identity.Account;
import com.aivors.identity.Emails;
import com.aivors.identity.Language;
import com.aivors.identity.OneTimeLinks;
import com.aivors.identity.PasswordProblems;
import com.aivors.identity.Passwords;
import com.aivors.identity.Users;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.time.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates a client with its first user.
@Component
public final class CreateClient {

    private final Database database;
    private final Clients clients;
    private final Users users;
    private final Passwords passwords;
    private final ClientLinks links;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    CreateClient(
            Database database,
            Clients clients,
            Users users,
            Passwords passwords,
            ClientLinks links,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.clients = clients;
        this.users = users;
        this.passwords = passwords;
        this.links = links;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param by the operator; null when the client signs up by itself
    public AccountOutcome create(@Nullable SignedIn by, NewClient wanted) {
        String email = Emails.normal(wanted.email());
        String password = wanted.password();
        if (password != null) {
            PasswordProblems.check(password, "password", email, wanted.name());
        }
        String hash = password == null ? null : passwords.hash(password).orElseThrow(PasswordProblems::busy);
        UUID clientId = ids.next();
        // In the API guide, user and client are one, so the first user has the client's id.
        try {
            Language language = language(by, wanted);
            var account = new Account(clientId, clientId, SignedIn.Role.CLIENT, email, hash, language, false, false);
            OneTimeLinks.Made made = database.<OneTimeLinks.@Nullable Made>as(
                    Role.ACCOUNTS, db -> add(db, by, account, clientId, wanted));
            return made == null
                    ? new AccountOutcome.Done(clientId, null)
                    : links.sent(account, clientId, wanted.name().strip(), OneTimeLinks.Purpose.INVITATION, made);
        } catch (DuplicateKeyException e) {
            return new AccountOutcome.EmailTaken();
        }
    }

    /// Returns the language of the account. Only an invitation needs one before the first sign-in.
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
        return account.passwordHash() == null ? links.invitation(db, account, now) : null;
    }
}
