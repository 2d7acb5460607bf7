package com.aivors.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// RFC 9457 with the members that clients of this API rely on.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        boolean success,
        String message,
        String code,
        @Nullable List<Problem.FieldError> errors) {

    public static ResponseEntity<ProblemBody> answer(Problem problem) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        Integer seconds = problem.retryAfterSeconds();
        if (seconds != null) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return new ResponseEntity<>(of(problem), headers, problem.status());
    }

    public static ProblemBody of(Problem problem) {
        HttpStatus status = problem.status();
        return new ProblemBody(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                problem.message(),
                false,
                problem.message(),
                problem.code(),
                problem.errors().isEmpty() ? null : problem.errors());
    }
}
