package com.aivors.client;

import com.aivors.identity.Account;
import com.aivors.identity.Emails;
import com.aivors.identity.OneTimeLinks;
import com.aivors.identity.RunningSessions;
import com.aivors.identity.Users;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Changes the name, e-mail address and phone number of a client.
@Component
public final class ChangeClient {

    private final Database database;
    private final Clients clients;
    private final Users users;
    private final OneTimeLinks links;
    private final RunningSessions running;
    private final Audit audit;

    ChangeClient(
            Database database, Clients clients, Users users, OneTimeLinks links, RunningSessions running, Audit audit) {
        this.database = database;
        this.clients = clients;
        this.users = users;
        this.links = links;
        this.running = running;
        this.audit = audit;
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
                    // A link that was sent to the old address must not open the account any more.
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
}
