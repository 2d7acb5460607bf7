package com.aivors.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// An answer that is no success. Thrown at the rim, where an outcome becomes HTTP; the message is
/// for people, the code for programs, and neither says anything about another client. What can be
/// said stands in [ProblemType] and [FieldProblem].
public final class Problem extends RuntimeException {

    private static final int LONGEST_PATH = 200;

    private final HttpStatus status;
    private final String code;
    private final @Nullable String reason;
    private final Map<String, Object> parameters;
    private final List<FieldError> errors;
    private final @Nullable Integer retryAfterSeconds;

    /// What is wrong with one field of the input.
    ///
    /// @param message in English
    /// @param code of a [FieldProblem]
    /// @param parameters those that the message names; for translations
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

    /// The HTTP server refuses the request; its status is the code.
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

    /// 400, with every field that is wrong; the message is that of the first.
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

    /// 404: unknown, or another client's. The two look the same on purpose.
    public static Problem notFound() {
        return ProblemType.NOT_FOUND.problem();
    }

    /// 404: no route has this address.
    ///
    /// @param path as in the request line; a long one is shown from its beginning
    public static Problem noSuchAddress(String path) {
        return ProblemType.NO_SUCH_ADDRESS.problem(
                path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path);
    }

    /// The same, said about a field.
    public Problem at(FieldError error) {
        return new Problem(status, code, reason, message(), parameters, List.of(error), retryAfterSeconds);
    }

    /// For 429 and 503: the sender should come again.
    public Problem retryAfter(int seconds) {
        return new Problem(status, code, reason, message(), parameters, errors, seconds);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    /// Which of several sentences of the code it is; null when the code has one.
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
