package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.CommandDatabase;
import com.aivors.platform.database.DatabaseNotReady;
import com.aivors.platform.database.Role;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsException;
import com.aivors.platform.settings.SettingsReader;
import com.aivors.platform.time.Ids;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/// The command `reset-link`: restores access for an operator who forgot the password when no mail
/// goes out. It grants no new rights: a person who can read the data directory or knows
/// `DATABASE_URL` can do everything anyway. The audit log records the use.
public final class ResetLink {

    private static final OneTimeLinks.Purpose PURPOSE = OneTimeLinks.Purpose.PASSWORD_RESET;

    private final Users users = new Users();
    private final OneTimeLinks links = new OneTimeLinks();
    private final InstantSource clock = InstantSource.system();
    private final Audit audit = new Audit(Ids.timeOrdered(), clock);
    private final String email;

    private ResetLink(String email) {
        this.email = Emails.normal(email);
    }

    private sealed interface Outcome {

        record Made(String token) implements Outcome {}

        /// @param hint what to do instead
        record Refused(String hint) implements Outcome {}
    }

    /// @return the exit status of the command
    public static int print(Map<String, String> environment, String email, PrintStream out, PrintStream err) {
        try {
            Settings settings = SettingsReader.read(environment);
            Outcome outcome;
            try (CommandDatabase opened = CommandDatabase.open(settings)) {
                outcome = opened.database().as(Role.ACCOUNTS, new ResetLink(email)::make);
            }
            return switch (outcome) {
                case Outcome.Made made -> {
                    out.println("With this link, once and within an hour, " + Emails.normal(email)
                            + " chooses a new password:\n\n  "
                            + new AccountMail(new Mail(settings), settings).link(PURPOSE, made.token()) + "\n");
                    yield 0;
                }
                case Outcome.Refused refused -> {
                    err.println(refused.hint());
                    yield 1;
                }
            };
        } catch (SettingsException | DatabaseNotReady | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        } catch (DataAccessException | TransactionException e) {
            err.println("The database does not answer as it should: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return 1;
        }
    }

    private Outcome make(JdbcClient db) {
        Account account = users.byEmail(db, email, null).orElse(null);
        if (account == null) {
            return new Outcome.Refused("Nobody signs in as " + email + "."
                    + users.firstOperator(db)
                            .map(operator -> " The operator is " + operator.email() + ".")
                            .orElse(""));
        }
        if (account.role() != SignedIn.Role.OPERATOR) {
            return new Outcome.Refused(
                    email + " is a client's sign-in. An operator makes its link on the page of the client.");
        }
        audit.record(db, account.userId(), account.email(), "password.reset-printed", null, null);
        return new Outcome.Made(
                links.create(db, account.userId(), PURPOSE, clock.instant()).token());
    }
}
