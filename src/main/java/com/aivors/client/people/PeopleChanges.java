package com.aivors.client.people;

import com.aivors.client.Clients;
import com.aivors.identity.Account;
import com.aivors.identity.AccountMail;
import com.aivors.identity.Emails;
import com.aivors.identity.Language;
import com.aivors.identity.LoginThrottle;
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

/// Lets an owner invite users to its client, change their membership, and remove them.
@Component
final class PeopleChanges {

    private static final int MOST = 100;

    private final Database database;
    private final Users users;
    private final OneTimeLinks links;
    private final AccountMail mail;
    private final LoginThrottle throttle;
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
            LoginThrottle throttle,
            RunningSessions running,
            List<RemovedPeople> followers,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.mail = mail;
        this.throttle = throttle;
        this.running = running;
        this.followers = followers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param url for the new user to choose a password
    /// @param mailed whether a mail server accepted the invitation
    record Invited(Person person, String url, Instant expiresAt, boolean mailed) {}

    /// @param url for the user to choose a new password
    record Reset(String url, Instant expiresAt) {}

    /// An invitation that is stored but not yet sent.
    private record Invitation(Person person, @Nullable Language language, OneTimeLinks.Made link, String business) {}

    /// @param wanted the language of the invitation; null for the inviting user's
    /// @throws Problem 409 when the e-mail has an account or the client has 100 users
    Invited invite(SignedIn by, String email, Membership membership, @Nullable Language wanted) {
        UUID clientId = by.client();
        return sent(database.as(Role.ACCOUNTS, db -> {
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
            return invitation(db, clientId, new Person(account.userId(), account.email(), membership, true), language);
        }));
    }

    /// Creates a new link for a user who has not accepted the invitation; the previous link stops
    /// working.
    ///
    /// @throws Problem 404 when the user is not this client's, 409 when it has a password, 429
    ///     after too many links
    Invited inviteAgain(SignedIn by, UUID userId) {
        UUID clientId = by.client();
        return sent(database.as(Role.ACCOUNTS, db -> {
            Users.Member member = member(users.holdOfClient(db, clientId), userId);
            if (!member.invited()) {
                throw ProblemType.USER_ACTIVE.problem();
            }
            limit(userId);
            audit.record(db, by, "user.invited-again", clientId, userId.toString());
            var person = new Person(userId, member.email(), member.membership(), true);
            return invitation(db, clientId, person, users.language(db, userId));
        }));
    }

    private Invitation invitation(JdbcClient db, UUID clientId, Person person, @Nullable Language language) {
        return new Invitation(
                person,
                language,
                links.create(db, person.id(), OneTimeLinks.Purpose.INVITATION, clock.instant()),
                Clients.name(db, clientId));
    }

    private Invited sent(Invitation invitation) {
        Person person = invitation.person();
        Instant expiresAt = invitation.link().expiresAt();
        String url =
                mail.link(OneTimeLinks.Purpose.INVITATION, invitation.link().token());
        boolean mailed = mail.inviteFor(invitation.business(), person.email(), invitation.language(), url, expiresAt);
        return new Invited(person, url, expiresAt, mailed);
    }

    /// Creates a link to a new password that the owner hands over. Only without a mail server: with
    /// one, the user requests a link that nobody else sees.
    ///
    /// @throws Problem 404 when the user is not this client's; 409 with a mail server, for the
    ///     owner itself, and for a user without a password; 429 after too many links
    Reset resetLink(SignedIn by, UUID userId) {
        UUID clientId = by.client();
        OneTimeLinks.Made link = database.as(Role.ACCOUNTS, db -> {
            Users.Member member = member(users.holdOfClient(db, clientId), userId);
            if (mail.goesOut()) {
                throw ProblemType.MAIL_SET_UP.problem();
            }
            if (userId.equals(by.userId())) {
                // A person who finds an open session must not be able to replace its password.
                throw ProblemType.OWN_PASSWORD.problem();
            }
            if (member.invited()) {
                throw ProblemType.USER_NOT_ACTIVE.problem();
            }
            limit(userId);
            audit.record(db, by, "user.reset-link", clientId, userId.toString());
            return links.create(db, userId, OneTimeLinks.Purpose.PASSWORD_RESET, clock.instant());
        });
        return new Reset(mail.link(OneTimeLinks.Purpose.PASSWORD_RESET, link.token()), link.expiresAt());
    }

    /// Limits links, because each may send a mail and ends the previous link.
    private void limit(UUID userId) {
        long wait = throttle.beginLink(userId).waitSeconds();
        if (wait > 0) {
            throw ProblemType.TOO_MANY_ATTEMPTS.problem().retryAfter(Math.toIntExact(wait));
        }
    }

    /// @throws Problem 404 when the user is not this client's, 409 when no owner would remain
    Person change(SignedIn by, UUID userId, Membership membership) {
        UUID clientId = by.client();
        Person changed = database.as(Role.ACCOUNTS, db -> {
            Users.Member member = held(db, clientId, userId, membership == Membership.OWNER);
            if (member.membership() != membership) {
                users.setMembership(db, userId, membership);
                audit.record(db, by, "user.changed", clientId, userId.toString());
            }
            return new Person(userId, member.email(), membership, member.invited());
        });
        running.forget();
        return changed;
    }

    /// Removes a user and ends its sessions.
    ///
    /// @throws Problem 404 when the user is not this client's, 409 when no owner would remain
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

    /// Locks all users of the client, so that two changes at once run one after the other and see
    /// the same owners.
    private Users.Member held(JdbcClient db, UUID clientId, UUID userId, boolean staysOwner) {
        List<Users.Member> all = users.holdOfClient(db, clientId);
        Users.Member member = member(all, userId);
        boolean ownerStays =
                staysOwner || all.stream().anyMatch(one -> one.membership() == Membership.OWNER && !one.equals(member));
        if (!ownerStays) {
            throw ProblemType.LAST_OWNER.problem();
        }
        return member;
    }

    private static Users.Member member(List<Users.Member> all, UUID userId) {
        return all.stream()
                .filter(one -> one.userId().equals(userId))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }
}
