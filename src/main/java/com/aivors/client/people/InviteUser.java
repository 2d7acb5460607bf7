package com.aivors.client.people;

import com.aivors.client.Clients;
import com.aivors.identity.Account;
import com.aivors.identity.AccountMail;
import com.aivors.identity.Emails;
import com.aivors.identity.Language;
import com.aivors.identity.LoginThrottle;
import com.aivors.identity.OneTimeLinks;
import com.aivors.identity.SessionAnswers;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// An owner invites a user to its client, and invites again while the user has not accepted.
@Component
final class InviteUser {

    private static final int MOST = 100;

    private final Database database;
    private final Users users;
    private final OneTimeLinks links;
    private final AccountMail mail;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    InviteUser(
            Database database,
            Users users,
            OneTimeLinks links,
            AccountMail mail,
            LoginThrottle throttle,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.mail = mail;
        this.throttle = throttle;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param url for the new user to choose a password
    /// @param mailed whether a mail server took the invitation
    record Invited(Person person, String url, Instant expiresAt, boolean mailed) {}

    /// An invitation that is stored and not sent yet.
    private record Stored(Person person, @Nullable Language language, OneTimeLinks.Made link, String business) {}

    /// @param wanted the language of the invitation; that of the inviting user when null
    /// @throws Problem 409 when the e-mail has an account, 409 when the client has 100 users
    Invited invite(SignedIn by, String email, Membership membership, @Nullable Language wanted) {
        UUID clientId = by.client();
        return sent(database.as(Role.ACCOUNTS, db -> {
            Instant now = clock.instant();
            if (LockedUsers.of(users, db, clientId).all().size() >= MOST) {
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
            return stored(db, clientId, new Person(account.userId(), account.email(), membership, true), language);
        }));
    }

    /// A new link for somebody who has not accepted the invitation; the one before stops working.
    ///
    /// @throws Problem 404 for nobody of this client, 409 for who has a password, 429 for too many links
    Invited again(SignedIn by, UUID userId) {
        UUID clientId = by.client();
        return sent(database.as(Role.ACCOUNTS, db -> {
            Users.Member member =
                    LockedUsers.of(users, db, clientId).find(userId).orElseThrow(Problem::notFound);
            if (!member.invited()) {
                throw ProblemType.USER_ACTIVE.problem();
            }
            // Each link may be a mail, and ends the one before.
            SessionAnswers.requireAllowed(throttle.beginLink(userId));
            audit.record(db, by, "user.invited-again", clientId, userId.toString());
            var person = new Person(userId, member.email(), member.membership(), true);
            return stored(db, clientId, person, users.language(db, userId));
        }));
    }

    private Stored stored(JdbcClient db, UUID clientId, Person person, @Nullable Language language) {
        return new Stored(
                person,
                language,
                links.create(db, person.id(), OneTimeLinks.Purpose.INVITATION, clock.instant()),
                Clients.name(db, clientId));
    }

    private Invited sent(Stored invitation) {
        Person person = invitation.person();
        Instant expiresAt = invitation.link().expiresAt();
        String url =
                mail.link(OneTimeLinks.Purpose.INVITATION, invitation.link().token());
        boolean mailed = mail.inviteFor(invitation.business(), person.email(), invitation.language(), url, expiresAt);
        return new Invited(person, url, expiresAt, mailed);
    }
}
