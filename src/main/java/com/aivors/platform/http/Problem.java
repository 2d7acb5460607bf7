package com.aivors.platform.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// An answer that is no success. Thrown at the rim, where an outcome becomes HTTP; the message is
/// for people, the code for programs, and neither says anything about another client.
public final class Problem extends RuntimeException {

    private static final int LONGEST_PATH = 200;

    private final HttpStatus status;
    private final String code;
    private final List<FieldError> errors;
    private final @Nullable Integer retryAfterSeconds;

    /// What is wrong with one field of the input.
    public record FieldError(String field, String message) {}

    private Problem(
            HttpStatus status,
            String code,
            String message,
            List<FieldError> errors,
            @Nullable Integer retryAfterSeconds) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem of(HttpStatus status, String code, String message) {
        return new Problem(status, code, message, List.of(), null);
    }

    /// 400, with the field that is wrong.
    public static Problem invalid(String field, String message) {
        return new Problem(HttpStatus.BAD_REQUEST, "invalid", message, List.of(new FieldError(field, message)), null);
    }

    /// 400 with a code of its own, and the field that is wrong.
    public static Problem invalid(String code, String field, String message) {
        return new Problem(HttpStatus.BAD_REQUEST, code, message, List.of(new FieldError(field, message)), null);
    }

    /// 400, with every field that is wrong; the message is that of the first.
    public static Problem invalid(List<FieldError> errors) {
        String message = errors.isEmpty()
                ? "The request is not valid."
                : errors.getFirst().message();
        return new Problem(HttpStatus.BAD_REQUEST, "invalid", message, List.copyOf(errors), null);
    }

    /// 404: unknown, or another client's. The two look the same on purpose.
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found", "There is nothing here.");
    }

    /// 404: no route has this address.
    ///
    /// @param path as in the request line; a long one is shown from its beginning
    public static Problem noSuchAddress(String path) {
        String shown = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
        return of(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no address " + shown + " here. The addresses of the API are listed at /api/docs.");
    }

    public static Problem conflict(String code, String message) {
        return of(HttpStatus.CONFLICT, code, message);
    }

    /// 429 or 503: the sender should come again.
    public static Problem retryLater(HttpStatus status, String code, String message, int seconds) {
        return new Problem(status, code, message, List.of(), seconds);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
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
