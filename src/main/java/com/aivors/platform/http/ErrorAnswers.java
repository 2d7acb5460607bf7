package com.aivors.platform.http;

import com.aivors.platform.settings.Settings;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers errors that the servlet container found itself.
@Hidden
@RestController
final class ErrorAnswers implements ErrorController {

    private final SafeHeaders headers;

    ErrorAnswers(Settings settings) {
        this.headers = new SafeHeaders(settings.https());
    }

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemBody> error(HttpServletRequest request, HttpServletResponse response) {
        headers.set(response::setHeader); // Jetty clears them before an error
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof Throwable thrown) {
            return ProblemBody.answer(Failures.problem(thrown));
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return ProblemBody.answer(of(code instanceof Integer number ? HttpStatus.resolve(number) : null));
    }

    static Problem of(@Nullable HttpStatus status) {
        if (status == null || status == HttpStatus.NOT_FOUND || !status.isError()) {
            return Problem.notFound();
        }
        return Problem.refused(status);
    }
}
