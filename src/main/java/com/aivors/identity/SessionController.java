package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lists and ends the sessions of the signed-in user.
@RestController
@RequestMapping("/api/auth/sessions")
@Tag(name = "Sign-in")
class SessionController {

    private final EndSessions sessions;

    SessionController(EndSessions sessions) {
        this.sessions = sessions;
    }

    record SignInSessions(List<SignInSession> sessions) {}

    @GetMapping
    @Operation(summary = "Where this user is signed in")
    ApiResponse<SignInSessions> list(SignedIn who) {
        return ApiResponse.of(new SignInSessions(sessions.of(who)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Sign out one session")
    ApiResponse<@Nullable Void> end(SignedIn who, @PathVariable UUID id) {
        if (!sessions.end(who, id)) {
            throw Problem.notFound();
        }
        return ApiResponse.done("Signed out");
    }

    @PostMapping("/revoke-others")
    @Operation(summary = "Sign out everywhere else")
    ApiResponse<@Nullable Void> endOthers(SignedIn who) {
        sessions.endOthers(who);
        return ApiResponse.done("Signed out everywhere else");
    }
}
