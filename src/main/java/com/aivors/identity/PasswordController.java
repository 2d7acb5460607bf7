package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Sets passwords: by invitation, by reset link, or by a change.
@RestController
@RequestMapping("/api/auth")
@Tag(name = "Sign-in")
class PasswordController {

    private final SetPassword setPassword;
    private final ForgotPassword forgotPassword;
    private final ChangePassword changePassword;
    private final NewSession newSession;
    private final SessionAnswers answers;

    PasswordController(
            SetPassword setPassword,
            ForgotPassword forgotPassword,
            ChangePassword changePassword,
            NewSession newSession,
            SessionAnswers answers) {
        this.setPassword = setPassword;
        this.forgotPassword = forgotPassword;
        this.changePassword = changePassword;
        this.newSession = newSession;
        this.answers = answers;
    }

    /// An invitation that can still be accepted.
    record Invitation(String email, @Nullable String businessName, Instant expiresAt) {}

    record ChosenPassword(
            @NotNull(message = "token-missing") String token,

            @NotNull(message = "choose-password") String password) {}

    record ForgottenPassword(
            @NotBlank(message = "enter-your-email") String email) {}

    record PasswordChange(
            @NotNull(message = "enter-present-password") String currentPassword,

            @NotNull(message = "choose-password") String newPassword) {}

    @GetMapping("/invitations/{token}")
    @Operation(summary = "For whom an invitation is")
    ApiResponse<Invitation> invitation(@PathVariable String token) {
        return setPassword
                .holder(token, OneTimeLinks.Purpose.INVITATION)
                .map(holder ->
                        ApiResponse.of(new Invitation(holder.email(), holder.businessName(), holder.expiresAt())))
                .orElseThrow(PasswordController::invitationUnknown);
    }

    @PostMapping("/invitations/accept")
    @Operation(summary = "Choose the first password; signs in")
    ApiResponse<Session> accept(
            @Valid @RequestBody ChosenPassword chosen, HttpServletRequest request, HttpServletResponse response) {
        Account account = setPassword
                .set(chosen.token(), OneTimeLinks.Purpose.INVITATION, chosen.password())
                .orElseThrow(PasswordController::invitationUnknown);
        // Until now the account had the language of the person who invited it.
        return signedIn(account, Device.of(request).language(), request, response);
    }

    @PostMapping("/password/forgot")
    @Operation(summary = "Ask for a link to a new password; the answer is always the same")
    ApiResponse<@Nullable Void> forgot(@Valid @RequestBody ForgottenPassword forgotten, HttpServletRequest request) {
        forgotPassword.ask(forgotten.email(), Device.of(request));
        return ApiResponse.done("If there is an account with this address, a link to a new password is on its way.");
    }

    @PostMapping("/password/reset")
    @Operation(summary = "Choose a new password by a link; signs in and ends all other sessions")
    ApiResponse<Session> reset(
            @Valid @RequestBody ChosenPassword chosen, HttpServletRequest request, HttpServletResponse response) {
        Account account = setPassword
                .set(chosen.token(), OneTimeLinks.Purpose.PASSWORD_RESET, chosen.password())
                .orElseThrow(() -> ProblemType.RESET_UNKNOWN.problem());
        return signedIn(account, null, request, response);
    }

    @PostMapping("/password/change")
    @Operation(summary = "Change one's own password; the other sessions end")
    ApiResponse<@Nullable Void> change(
            SignedIn who, @Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        return switch (changePassword.change(who, change.currentPassword(), change.newPassword(), Device.of(request))) {
            case ChangePassword.Outcome.Changed _ -> ApiResponse.done("Password changed");
            case ChangePassword.Outcome.WrongPassword _ ->
                throw FieldProblem.WRONG_PRESENT_PASSWORD.problem("currentPassword");
            case ChangePassword.Outcome.TooMany(long seconds) -> throw SessionAnswers.tooMany(seconds);
        };
    }

    private ApiResponse<Session> signedIn(
            Account account, @Nullable Language language, HttpServletRequest request, HttpServletResponse response) {
        Session session = newSession.open(account, Device.of(request), language).orElseThrow(SessionAnswers::wrong);
        return answers.signedIn(session, response);
    }

    private static Problem invitationUnknown() {
        return ProblemType.INVITATION_UNKNOWN.problem();
    }
}
