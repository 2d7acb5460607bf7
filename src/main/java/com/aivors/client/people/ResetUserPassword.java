package com.aivors.client.people;

import com.aivors.identity.AccountMail;
import com.aivors.identity.LoginThrottle;
import com.aivors.identity.OneTimeLinks;
import com.aivors.identity.SessionAnswers;
import com.aivors.identity.Users;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// An owner makes a link to a new password for another user, to hand it over. Only where no mail goes
/// out: elsewhere the user asks for a link, and nobody else sees it.
@Component
final class ResetUserPassword {

    private final Database database;
    private final Users users;
    private final OneTimeLinks links;
    private final AccountMail mail;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;

    ResetUserPassword(
            Database database,
            Users users,
            OneTimeLinks links,
            AccountMail mail,
            LoginThrottle throttle,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.mail = mail;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param url where the user chooses a new password
    record Link(String url, Instant expiresAt) {}

    /// @throws Problem 404 for nobody of this client; 409 where mail goes out, for the owner that asks,
    ///     and for who has no password yet; 429 for too many links
    Link link(SignedIn by, UUID userId) {
        UUID clientId = by.client();
        OneTimeLinks.Made made = database.as(Role.ACCOUNTS, db -> {
            Users.Member member =
                    LockedUsers.of(users, db, clientId).find(userId).orElseThrow(Problem::notFound);
            if (mail.goesOut()) {
                throw ProblemType.MAIL_SET_UP.problem();
            }
            if (userId.equals(by.userId())) {
                // Whoever finds an open session must not be able to replace its password.
                throw ProblemType.OWN_PASSWORD.problem();
            }
            if (member.invited()) {
                throw ProblemType.USER_NOT_ACTIVE.problem();
            }
            // Each link ends the one before.
            SessionAnswers.requireAllowed(throttle.beginLink(userId));
            audit.record(db, by, "user.reset-link", clientId, userId.toString());
            return links.create(db, userId, OneTimeLinks.Purpose.PASSWORD_RESET, clock.instant());
        });
        return new Link(mail.link(OneTimeLinks.Purpose.PASSWORD_RESET, made.token()), made.expiresAt());
    }
}
