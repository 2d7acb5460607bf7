package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lists and ends the sessions of a user.
@Component
final class EndSessions {

    private final Database database;
    private final Sessions sessions;
    private final RunningSessions running;
    private final Audit audit;
    private final InstantSource clock;

    EndSessions(Database database, Sessions sessions, RunningSessions running, Audit audit, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.running = running;
        this.audit = audit;
        this.clock = clock;
    }

    List<SignInSession> of(SignedIn who) {
        return database.as(Role.ACCOUNTS, db -> sessions.of(db, who, clock.instant()));
    }

    /// Ends one of the user's sessions.
    ///
    /// @return false when the user has no such running session
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
