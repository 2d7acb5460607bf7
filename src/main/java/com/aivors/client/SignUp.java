package com.aivors.client;

import com.aivors.identity.Account;
import com.aivors.identity.Device;
import com.aivors.identity.LoginThrottle;
import com.aivors.identity.SignIn;
import com.aivors.identity.SignInOutcome;
import com.aivors.identity.Users;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.FieldProblem;
import org.springframework.stereotype.Component;

/// Lets visitors create an account of their own.
@Component
public final class SignUp {

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final Database database;
    private final Users users;
    private final SignIn signIn;

    SignUp(Accounts accounts, LoginThrottle throttle, Database database, Users users, SignIn signIn) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.database = database;
        this.users = users;
        this.signIn = signIn;
    }

    public SignInOutcome signUp(NewClient wanted, Device device) {
        if (wanted.password() == null) {
            throw FieldProblem.CHOOSE_PASSWORD.problem("password");
        }
        long wait = throttle.begin("sign-up", device.address()).waitSeconds();
        if (wait > 0) {
            return new SignInOutcome.TooMany(wait);
        }
        return switch (accounts.create(null, wanted)) {
            case AccountOutcome.Done(var clientId, var _) -> {
                Account account = database.as(
                        Role.ACCOUNTS, db -> users.ofClient(db, clientId).orElseThrow());
                yield new SignInOutcome.In(signIn.open(account, device).orElseThrow());
            }
            default -> throw Accounts.emailTaken();
        };
    }
}
