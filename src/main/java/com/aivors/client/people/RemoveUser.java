package com.aivors.client.people;

import com.aivors.identity.RunningSessions;
import com.aivors.identity.Users;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// An owner removes a user of its client.
@Component
final class RemoveUser {

    private final Database database;
    private final Users users;
    private final RunningSessions running;
    private final List<RemovedPeople> followers;
    private final Audit audit;

    RemoveUser(Database database, Users users, RunningSessions running, List<RemovedPeople> followers, Audit audit) {
        this.database = database;
        this.users = users;
        this.running = running;
        this.followers = followers;
        this.audit = audit;
    }

    /// Ends the sessions of the user as well.
    ///
    /// @throws Problem 404 for nobody of this client, 409 when no owner would stay
    void remove(SignedIn by, UUID userId) {
        UUID clientId = by.client();
        database.as(Role.ACCOUNTS, db -> {
            var held = LockedUsers.of(users, db, clientId);
            Users.Member member = held.find(userId).orElseThrow(Problem::notFound);
            if (!held.ownerStaysWithout(member)) {
                throw ProblemType.LAST_OWNER.problem();
            }
            users.remove(db, userId);
            audit.record(db, by, "user.removed", clientId, userId.toString());
            return userId;
        });
        running.forget();
        followers.forEach(follower -> follower.removed(clientId, userId));
    }
}
