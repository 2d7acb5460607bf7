package com.aivors.client;

import com.aivors.identity.Device;
import com.aivors.identity.Session;
import com.aivors.identity.SessionAnswers;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.settings.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lets a visitor create a client account, if the agency allows it.
@RestController
@RequestMapping("/api/auth")
@Tag(name = "Sign-in")
class SignUpController {

    private final SignUp signUp;
    private final SessionAnswers answers;
    private final Settings settings;

    SignUpController(SignUp signUp, SessionAnswers answers, Settings settings) {
        this.signUp = signUp;
        this.answers = answers;
        this.settings = settings;
    }

    @PostMapping("/signup")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create an account, where the agency lets everybody; signs in")
    ApiResponse<Session> register(
            @Valid @RequestBody NewClient wanted, HttpServletRequest request, HttpServletResponse response) {
        if (!settings.signUpOpen()) {
            throw ProblemType.SIGNUP_CLOSED.problem();
        }
        return answers.answer(signUp.signUp(wanted, Device.of(request)), response);
    }
}
