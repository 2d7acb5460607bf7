package com.aivors.identity;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import org.jspecify.annotations.Nullable;

/// Turns what [Passwords] says into answers.
public final class PasswordProblems {

    private PasswordProblems() {}

    /// @param about what a stranger knows of the account: its e-mail, its business
    /// @throws Problem 400 naming `field` when nobody should have this password
    public static void check(String password, String field, @Nullable String... about) {
        Passwords.fault(password, about).ifPresent(fault -> {
            throw switch (fault) {
                case TOO_SHORT -> FieldProblem.PASSWORD_TOO_SHORT.problem(field, Passwords.SHORTEST);
                case TOO_LONG -> FieldProblem.PASSWORD_TOO_LONG.problem(field, Passwords.LONGEST);
                case TOO_EASY -> FieldProblem.PASSWORD_TOO_EASY.problem(field);
            };
        });
    }

    /// 503: too many people are signing in at once.
    public static Problem busy() {
        return ProblemType.SIGN_IN_BUSY.problem().retryAfter(Passwords.WAIT_SECONDS);
    }
}
