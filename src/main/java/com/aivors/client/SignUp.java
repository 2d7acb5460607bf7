package com.aivors.client;

import com.aivors.identity.Account;
import com.aivors.identity.Device;
import com.aivors.identity.LoginThrottle;
import com.aivors.identity.NewSession;
import com.aivors.identity.SignInOutcome;
import com.aivors.identity.Users;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.ProblemType;
import org.springframework.stereotype.Component;

/// Lets visitors create their own account.
@Component
public final class SignUp {

    private final CreateClient createClient;
    private final LoginThrottle throttle;
    private final Database database;
    private final Users users;
    private final NewSession newSession;

    SignUp(CreateClient createClient, LoginThrottle throttle, Database database, Users users, NewSession newSession) {
        this.createClient = createClient;
        this.throttle = throttle;
        this.database = database;
        this.users = users;
        this.newSession = newSession;
    }

    public SignInOutcome signUp(NewClient wanted, Device device) {
        if (wanted.password() == null) {
            throw FieldProblem.CHOOSE_PASSWORD.problem("password");
        }
        long wait = throttle.beginSignUp(device.address()).waitSeconds();
        if (wait > 0) {
            return new SignInOutcome.TooMany(wait);
        }
        return switch (createClient.create(null, wanted)) {
            case AccountOutcome.Done(var clientId, var _) -> {
                Account account = database.as(
                        Role.ACCOUNTS, db -> users.ofClient(db, clientId).orElseThrow());
                yield new SignInOutcome.In(newSession.open(account, device).orElseThrow());
            }
            default -> throw ProblemType.EMAIL_TAKEN.problem();
        };
    }
}
