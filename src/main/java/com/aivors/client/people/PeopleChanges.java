package com.aivors.client.people;

import com.aivors.client.Clients;
import com.aivors.identity.Account;
import com.aivors.identity.AccountMail;
import com.aivors.identity.Emails;
import com.aivors.identity.Language;
import com.aivors.identity.OneTimeLinks;
import com.aivors.identity.RunningSessions;
import com.aivors.identity.Users;
import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.time.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// An owner invites users to its client, changes what they may do, and removes them.
@Component
final class PeopleChanges {

    private static final int MOST = 100;

    private final Database database;
    private final Users users;
    private final OneTimeLinks links;
    private final AccountMail mail;
    private final RunningSessions running;
    private final List<RemovedPeople> followers;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    PeopleChanges(
            Database database,
            Users users,
            OneTimeLinks links,
            AccountMail mail,
            RunningSessions running,
            List<RemovedPeople> followers,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.mail = mail;
        this.running = running;
        this.followers = followers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param url for the new user to choose a password
    /// @param mailed whether a mail server took the invitation
    record Invited(Person person, String url, Instant expiresAt, boolean mailed) {}

    /// @param wanted the language of the invitation; that of the inviting user when null
    /// @throws Problem 409 when the e-mail has an account, 409 when the client has 100 users
    Invited invite(SignedIn by, String email, Membership membership, @Nullable Language wanted) {
        UUID clientId = by.client();
        record Made(Account account, OneTimeLinks.Made link, String business) {}
        Made made = database.as(Role.ACCOUNTS, db -> {
            Instant now = clock.instant();
            if (users.holdOfClient(db, clientId).size() >= MOST) {
                throw ProblemType.TOO_MANY_USERS.problem(MOST);
            }
            Language language = wanted == null ? users.language(db, by.userId()) : wanted;
            var account = new Account(
                    ids.next(), clientId, SignedIn.Role.CLIENT, Emails.normal(email), null, language, false, false);
            if (!users.add(db, account, now)) {
                throw ProblemType.EMAIL_TAKEN.problem();
            }
            users.setMembership(db, account.userId(), membership);
            audit.record(db, by, "user.invited", clientId, account.userId().toString());
            return new Made(
                    account,
                    links.create(db, account.userId(), OneTimeLinks.Purpose.INVITATION, now),
                    Clients.name(db, clientId));
        });
        Account account = made.account();
        Instant expiresAt = made.link().expiresAt();
        String url = mail.link(OneTimeLinks.Purpose.INVITATION, made.link().token());
        boolean mailed = mail.send(
                OneTimeLinks.Purpose.INVITATION, account.email(), account.language(), made.business(), url, expiresAt);
        return new Invited(new Person(account.userId(), account.email(), membership), url, expiresAt, mailed);
    }

    /// @throws Problem 404 for nobody of this client, 409 when no owner would stay
    Person change(SignedIn by, UUID userId, Membership membership) {
        UUID clientId = by.client();
        Person changed = database.as(Role.ACCOUNTS, db -> {
            Users.Member member = held(db, clientId, userId, membership == Membership.OWNER);
            if (member.membership() != membership) {
                users.setMembership(db, userId, membership);
                audit.record(db, by, "user.changed", clientId, userId.toString());
            }
            return new Person(userId, member.email(), membership);
        });
        running.forget();
        return changed;
    }

    /// Ends the sessions of the user as well.
    ///
    /// @throws Problem 404 for nobody of this client, 409 when no owner would stay
    void remove(SignedIn by, UUID userId) {
        UUID clientId = by.client();
        database.as(Role.ACCOUNTS, db -> {
            held(db, clientId, userId, false);
            users.remove(db, userId);
            audit.record(db, by, "user.removed", clientId, userId.toString());
            return userId;
        });
        running.forget();
        followers.forEach(follower -> follower.removed(clientId, userId));
    }

    /// Two changes at once come one after the other: both look at the same owners.
    private Users.Member held(JdbcClient db, UUID clientId, UUID userId, boolean staysOwner) {
        List<Users.Member> all = users.holdOfClient(db, clientId);
        Users.Member member = all.stream()
                .filter(one -> one.userId().equals(userId))
                .findFirst()
                .orElseThrow(Problem::notFound);
        boolean ownerStays =
                staysOwner || all.stream().anyMatch(one -> one.membership() == Membership.OWNER && !one.equals(member));
        if (!ownerStays) {
            throw ProblemType.LAST_OWNER.problem();
        }
        return member;
    }
}
