package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.settings.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/auth")
@Tag(name = "Sign-in")
class AuthController {

    private final SignIn signIn;
    private final EndSessions sessions;
    private final OwnAccount account;
    private final UserDocuments documents;
    private final SessionAnswers answers;
    private final SessionCookie cookie;
    private final Settings settings;

    AuthController(
            SignIn signIn,
            EndSessions sessions,
            OwnAccount account,
            UserDocuments documents,
            SessionAnswers answers,
            SessionCookie cookie,
            Settings settings) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.account = account;
        this.documents = documents;
        this.answers = answers;
        this.cookie = cookie;
        this.settings = settings;
    }

    /// @param language chosen on the sign-in page; when null, an account without a language takes
    ///     the one of `Accept-Language`
    record Login(
            @NotBlank(message = "enter-your-email") String email,

            @NotNull(message = "enter-password") String password,

            @Nullable Language language) {}

    /// The options of the sign-in page.
    record SignInOptions(boolean signupOpen, boolean mailConfigured) {}

    @PostMapping("/login")
    @Operation(summary = "Sign in; sets the cookie access_token")
    ApiResponse<Session> login(
            @Valid @RequestBody Login login, HttpServletRequest request, HttpServletResponse response) {
        return answers.answer(
                signIn.signIn(login.email(), login.password(), Device.of(request), login.language()), response);
    }

    @GetMapping("/options")
    @Operation(summary = "What the sign-in page offers")
    ApiResponse<SignInOptions> options() {
        return ApiResponse.of(new SignInOptions(settings.signUpOpen(), settings.smtp() != null));
    }

    @PostMapping("/logout")
    @Operation(summary = "Sign out: ends this session everywhere")
    ApiResponse<@Nullable Void> logout(SignedIn who, HttpServletResponse response) {
        sessions.end(who, who.sessionId());
        cookie.clear(response);
        return ApiResponse.done("Signed out");
    }

    @GetMapping("/me")
    @Operation(summary = "Who is signed in")
    ApiResponse<User> me(SignedIn who) {
        return ApiResponse.of(documents.of(who));
    }

    @PatchMapping("/me")
    @Operation(
            summary = "Change the language of one's own pages and mails",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AccountPatch.class))))
    ApiResponse<User> change(SignedIn who, @RequestBody JsonNode change) {
        return ApiResponse.of("Saved", account.change(who, AccountPatch.read(change)));
    }
}
