package com.aivors.identity;

import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/// Turns the outcomes of a sign-in into answers.
@Component
public final class SessionAnswers {

    private final SessionCookie cookie;

    SessionAnswers(SessionCookie cookie) {
        this.cookie = cookie;
    }

    public ApiResponse<Session> answer(SignInOutcome outcome, HttpServletResponse response) {
        return switch (outcome) {
            case SignInOutcome.In(Session session) -> signedIn(session, response);
            case SignInOutcome.Wrong _ -> throw wrong();
            case SignInOutcome.Suspended _ -> throw suspended();
            case SignInOutcome.TooMany(long seconds) -> throw tooMany(seconds);
        };
    }

    ApiResponse<Session> signedIn(Session session, HttpServletResponse response) {
        cookie.set(response, session.token(), RunningSessions.LIFE);
        return ApiResponse.of("Signed in", session);
    }

    static Problem wrong() {
        return ProblemType.BAD_CREDENTIALS.problem();
    }

    static Problem suspended() {
        return ProblemType.ACCOUNT_SUSPENDED.problem();
    }

    /// @throws Problem 429 for an attempt that has to wait
    public static void requireAllowed(LoginThrottle.Attempt attempt) {
        if (attempt.waitSeconds() > 0) {
            throw tooMany(attempt.waitSeconds());
        }
    }

    public static Problem tooMany(long seconds) {
        return ProblemType.TOO_MANY_ATTEMPTS.problem().retryAfter(Math.toIntExact(seconds));
    }
}
