package com.aivors.client.people;

import com.aivors.identity.Users;
import com.aivors.platform.access.Membership;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All users of a client, locked until the end of the transaction: two changes at once come one after
/// the other, and both look at the same owners.
record LockedUsers(List<Users.Member> all) {

    static LockedUsers of(Users users, JdbcClient db, UUID clientId) {
        return new LockedUsers(users.holdOfClient(db, clientId));
    }

    /// @return empty for nobody of this client
    Optional<Users.Member> find(UUID userId) {
        return all.stream().filter(one -> one.userId().equals(userId)).findFirst();
    }

    /// Every client keeps an owner.
    ///
    /// @return whether one stays when `member` is none any more
    boolean ownerStaysWithout(Users.Member member) {
        return all.stream().anyMatch(one -> one.membership() == Membership.OWNER && !one.equals(member));
    }
}
