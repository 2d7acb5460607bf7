package com.aivors.identity;

import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Turns the ways of getting in into answers.
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
        return Problem.of(HttpStatus.UNAUTHORIZED, "bad-credentials", "The e-mail address or the password is wrong.");
    }

    static Problem suspended() {
        return Problem.of(
                HttpStatus.FORBIDDEN, "account-suspended", "This account is suspended. Please ask your agency.");
    }

    static Problem tooMany(long seconds) {
        return Problem.retryLater(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-attempts",
                "Too many attempts. Please wait a little and try again.",
                Math.toIntExact(seconds));
    }
}
