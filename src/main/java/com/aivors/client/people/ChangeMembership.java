package com.aivors.client.people;

import com.aivors.identity.RunningSessions;
import com.aivors.identity.Users;
import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// An owner changes what a user of its client may do.
@Component
final class ChangeMembership {

    private final Database database;
    private final Users users;
    private final RunningSessions running;
    private final Audit audit;

    ChangeMembership(Database database, Users users, RunningSessions running, Audit audit) {
        this.database = database;
        this.users = users;
        this.running = running;
        this.audit = audit;
    }

    /// @throws Problem 404 for nobody of this client, 409 when no owner would stay
    Person change(SignedIn by, UUID userId, Membership membership) {
        UUID clientId = by.client();
        Person changed = database.as(Role.ACCOUNTS, db -> {
            var held = LockedUsers.of(users, db, clientId);
            Users.Member member = held.find(userId).orElseThrow(Problem::notFound);
            if (membership != Membership.OWNER && !held.ownerStaysWithout(member)) {
                throw ProblemType.LAST_OWNER.problem();
            }
            if (member.membership() != membership) {
                users.setMembership(db, userId, membership);
                audit.record(db, by, "user.changed", clientId, userId.toString());
            }
            return new Person(userId, member.email(), membership, member.invited());
        });
        running.forget();
        return changed;
    }
}
