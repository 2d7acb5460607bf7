package com.aivors.identity;

import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Mails a reset link to the user of an account, and the invitation again while the account has no
/// password.
@Component
final class ForgotPassword {

    private static final Logger LOG = LoggerFactory.getLogger(ForgotPassword.class);

    private final Database database;
    private final Users users;
    private final OneTimeLinks links;
    private final AccountMail accountMail;
    private final LoginThrottle throttle;
    private final Audit audit;
    private final InstantSource clock;

    ForgotPassword(
            Database database,
            Users users,
            OneTimeLinks links,
            AccountMail accountMail,
            LoginThrottle throttle,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.users = users;
        this.links = links;
        this.accountMail = accountMail;
        this.throttle = throttle;
        this.audit = audit;
        this.clock = clock;
    }

    /// A link that is stored and not sent yet.
    ///
    /// @param business of the account; null for an operator
    private record Stored(
            Account account,
            OneTimeLinks.Purpose purpose,
            OneTimeLinks.Made link,
            @Nullable String business) {

        /// The first user of a client has its id, and was invited by the agency; the business invites
        /// all others.
        boolean isInvitedByBusiness() {
            return purpose == OneTimeLinks.Purpose.INVITATION
                    && !account.userId().equals(account.clientId());
        }
    }

    /// Works apart from the request, so that its time does not tell whether there is such an account.
    void ask(String typedEmail, Device device) {
        String email = Emails.normal(typedEmail);
        if (throttle.beginReset(email, device.address()).waitSeconds() > 0) {
            return;
        }
        Thread.ofVirtual().name("password-reset").start(() -> {
            try {
                mailLink(email, device.language());
            } catch (RuntimeException e) {
                LOG.warn("A link to a password could not be made: {}", e.toString());
            }
        });
    }

    private void mailLink(String email, @Nullable Language asked) {
        Stored stored = database.<@Nullable Stored>as(Role.ACCOUNTS, db -> stored(db, email));
        if (stored != null) {
            Language known = stored.account().language();
            send(stored, known == null ? asked : known);
        }
    }

    /// @return null where nobody is to get a link
    private @Nullable Stored stored(JdbcClient db, String email) {
        Account account = users.byEmail(db, email, null).orElse(null);
        if (account == null || account.suspended()) {
            return null;
        }
        boolean invited = account.passwordHash() == null;
        String action = invited ? "invitation.asked" : "password.reset-asked";
        audit.record(db, account.userId(), account.email(), action, account.clientId(), null);
        if (!accountMail.goesOut()) {
            // Nobody would get it, and it would end the one that somebody has made to hand over.
            return null;
        }
        var purpose = invited ? OneTimeLinks.Purpose.INVITATION : OneTimeLinks.Purpose.PASSWORD_RESET;
        return new Stored(
                account,
                purpose,
                links.create(db, account.userId(), purpose, clock.instant()),
                users.businessName(db, account.userId()).orElse(null));
    }

    private void send(Stored stored, @Nullable Language language) {
        String to = stored.account().email();
        String url = accountMail.link(stored.purpose(), stored.link().token());
        String business = stored.business();
        if (business != null && stored.isInvitedByBusiness()) {
            accountMail.inviteFor(business, to, language, url, stored.link().expiresAt());
        } else {
            accountMail.send(
                    stored.purpose(), to, language, business, url, stored.link().expiresAt());
        }
    }
}
