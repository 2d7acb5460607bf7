package com.aivors.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// An answer that reports a failure, thrown where an outcome becomes HTTP. The message is for
/// people, the code is for programs, and neither reveals anything about another client.
/// [ProblemType] and [FieldProblem] list all problems.
public final class Problem extends RuntimeException {

    private static final int LONGEST_PATH = 200;

    private final HttpStatus status;
    private final String code;
    private final @Nullable String reason;
    private final Map<String, Object> parameters;
    private final List<FieldError> errors;
    private final @Nullable Integer retryAfterSeconds;

    /// The problem of one input field.
    ///
    /// @param message in English
    /// @param code of a [FieldProblem]
    /// @param parameters the values in the message, for translations
    public record FieldError(
            String field,
            String message,
            String code,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> parameters) {}

    private Problem(
            HttpStatus status,
            String code,
            @Nullable String reason,
            String message,
            Map<String, Object> parameters,
            List<FieldError> errors,
            @Nullable Integer retryAfterSeconds) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = reason;
        this.parameters = parameters;
        this.errors = errors;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    Problem(ProblemType type, Map<String, Object> parameters) {
        this(type.status(), type.code(), type.reason(), type.with(parameters), parameters, List.of(), null);
    }

    /// Reports that the HTTP server refused the request; the code is the name of its status.
    static Problem refused(HttpStatus status) {
        String code = status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        Map<String, Object> parameters = ProblemType.REFUSED.parameters(status.getReasonPhrase());
        return new Problem(
                status,
                code,
                ProblemType.REFUSED.key(),
                ProblemType.REFUSED.with(parameters),
                parameters,
                List.of(),
                null);
    }

    /// Returns a 400 that lists every wrong field; its message is that of the first.
    public static Problem invalid(List<FieldError> errors) {
        return errors.isEmpty()
                ? ProblemType.INVALID.problem()
                : new Problem(
                        HttpStatus.BAD_REQUEST,
                        ProblemType.INVALID.code(),
                        null,
                        errors.getFirst().message(),
                        Map.of(),
                        List.copyOf(errors),
                        null);
    }

    /// Returns a 404, both for unknown things and for those of another client, so that callers
    /// cannot tell them apart.
    public static Problem notFound() {
        return ProblemType.NOT_FOUND.problem();
    }

    /// Returns a 404 for an address without a route.
    ///
    /// @param path as in the request line; a long path is cut
    public static Problem noSuchAddress(String path) {
        return ProblemType.NO_SUCH_ADDRESS.problem(
                path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path);
    }

    /// Returns the same problem with an error at one field.
    public Problem at(FieldError error) {
        return new Problem(status, code, reason, message(), parameters, List.of(error), retryAfterSeconds);
    }

    /// Returns the same problem with a retry time, for 429 and 503.
    public Problem retryAfter(int seconds) {
        return new Problem(status, code, reason, message(), parameters, errors, seconds);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /// Returns which of the code's sentences it is; null when the code has only one.
    @Nullable
    String reason() {
        return reason;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
