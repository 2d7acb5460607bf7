package com.aivors.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The body of a problem answer (RFC 9457), with further members that clients of this API rely on.
///
/// @param message in English, as is `detail`
/// @param code the problem, for programs; stable
/// @param reason which of the code's sentences it is; absent when the code has only one
/// @param parameters the values in the sentence, for translations
/// @param errors one per wrong field
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        boolean success,
        String message,
        String code,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> parameters,
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
                problem.reason(),
                problem.parameters(),
                problem.errors().isEmpty() ? null : problem.errors());
    }
}
