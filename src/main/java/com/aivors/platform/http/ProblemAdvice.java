package com.aivors.platform.http;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Turns whatever a controller, or the way to it, throws into the one shape of errors.
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemBody> any(Throwable failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // nobody is there to read an answer
        }
        return ProblemBody.answer(Failures.problem(failure));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted()) {
            return null; // the server has answered already, as to a body that broke off
        }
        if (request instanceof ServletWebRequest web && web.getResponse() != null) {
            web.getResponse().setCharacterEncoding((String) null); // a page's, which Jetty would add to the type
        }
        Problem problem = e instanceof NoResourceFoundException && request instanceof ServletWebRequest web
                ? Problem.noSuchAddress(web.getRequest().getRequestURI())
                : problem(e, code);
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers); // Allow, Accept
        all.putAll(ProblemBody.answer(problem).getHeaders());
        return super.handleExceptionInternal(e, ProblemBody.of(problem), all, problem.status(), request);
    }

    private static Problem problem(Exception e, HttpStatusCode code) {
        return switch (e) {
            case MethodArgumentNotValidException invalid ->
                Problem.invalid(invalid.getFieldErrors().stream()
                        // The validator tells them in any order.
                        .sorted(Comparator.comparing(FieldError::getField))
                        .map(ProblemAdvice::error)
                        .toList());
            case HandlerMethodValidationException invalid ->
                Problem.invalid(invalid.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> new Problem.FieldError(
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        String.valueOf(error.getDefaultMessage()))))
                        .toList());
            // An id that cannot exist is unknown, like any other.
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) -> Problem.notFound();
            case MethodArgumentTypeMismatchException mismatch ->
                Problem.invalid(mismatch.getName(), "\"" + mismatch.getName() + "\" cannot be read.");
            case MissingServletRequestParameterException missing ->
                Problem.invalid(missing.getParameterName(), "\"" + missing.getParameterName() + "\" is missing.");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            default -> other(e, code);
        };
    }

    private static Problem.FieldError error(FieldError error) {
        return new Problem.FieldError(error.getField(), String.valueOf(error.getDefaultMessage()));
    }

    private static Problem unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
                List<String> path = json.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .map(String::valueOf)
                        .toList();
                String field = String.join(".", path);
                return Problem.invalid(field, "\"" + field + "\" " + expected(json));
            }
        }
        return Problem.of(HttpStatus.BAD_REQUEST, "malformed-json", "The body is missing or is no JSON.");
    }

    private static String expected(JacksonException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == String.class) {
            return "must be a text.";
        }
        if (type != null && (type == Boolean.class || type == boolean.class)) {
            return "must be true or false.";
        }
        if (type != null && ClassUtils.resolvePrimitiveIfNecessary(type).getSuperclass() == Number.class) {
            return "must be a number.";
        }
        return "cannot be read.";
    }

    private static Problem other(Exception e, HttpStatusCode code) {
        return switch (code.value()) {
            case 400 -> Problem.of(HttpStatus.BAD_REQUEST, "invalid", "The request is not valid.");
            case 404 -> Problem.notFound();
            case 405 ->
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This address does not take that method.");
            case 406 ->
                Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "The answer is JSON, which the Accept header does not allow.");
            case 413 -> Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is too large.");
            case 415 ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "Send JSON, with the header Content-Type: application/json.");
            case 503 ->
                Problem.retryLater(
                        HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This took too long. Please try again.", 5);
            default -> Failures.problem(e);
        };
    }
}
