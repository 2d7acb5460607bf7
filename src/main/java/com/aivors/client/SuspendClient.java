package com.aivors.client;

import com.aivors.identity.RunningSessions;
import com.aivors.identity.Sessions;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Suspends and resumes a client. Calls of a suspended client still arrive.
@Component
public final class SuspendClient {

    private final Database database;
    private final Clients clients;
    private final Sessions sessions;
    private final RunningSessions running;
    private final Audit audit;
    private final InstantSource clock;

    SuspendClient(
            Database database,
            Clients clients,
            Sessions sessions,
            RunningSessions running,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.clients = clients;
        this.sessions = sessions;
        this.running = running;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends all sessions of the client and refuses its sign-ins until it is resumed.
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
}
