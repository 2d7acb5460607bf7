package com.aivors.platform.http;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/// Turns every exception of a controller, or of its argument binding, into a problem answer.
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemBody> any(Throwable failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null; // the client has disconnected
        }
        return ProblemBody.answer(Failures.problem(failure));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        if (request instanceof ServletWebRequest web
                && web.getResponse() != null
                && web.getResponse().isCommitted()) {
            return null; // the server has answered already, such as an incomplete body
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
                        // The validator reports the fields in no fixed order.
                        .sorted(Comparator.comparing(FieldError::getField))
                        .map(error -> error(error.getField(), error.getDefaultMessage()))
                        .toList());
            case HandlerMethodValidationException invalid ->
                Problem.invalid(invalid.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> error(
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        error.getDefaultMessage())))
                        .toList());
            // An id with an impossible form is answered like an unknown id.
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) -> Problem.notFound();
            case MethodArgumentTypeMismatchException mismatch ->
                FieldProblem.UNREADABLE_VALUE.problem(mismatch.getName(), mismatch.getName());
            case MissingServletRequestParameterException missing ->
                FieldProblem.MISSING_PARAMETER.problem(missing.getParameterName(), missing.getParameterName());
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            default -> other(e, code);
        };
    }

    /// @param code the constraint's message, which is the code
    private static Problem.FieldError error(String field, @Nullable String code) {
        return FieldProblem.named(String.valueOf(code))
                .map(problem -> problem.error(field))
                .orElseGet(() -> FieldProblem.UNREADABLE_VALUE.error(field, field));
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
                return expected(json).problem(field, field);
            }
        }
        return ProblemType.MALFORMED_JSON.problem();
    }

    private static FieldProblem expected(JacksonException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == String.class) {
            return FieldProblem.MUST_BE_TEXT;
        }
        if (type != null && (type == Boolean.class || type == boolean.class)) {
            return FieldProblem.MUST_BE_FLAG;
        }
        if (type != null && ClassUtils.resolvePrimitiveIfNecessary(type).getSuperclass() == Number.class) {
            return FieldProblem.MUST_BE_NUMBER;
        }
        return FieldProblem.UNREADABLE_VALUE;
    }

    private static Problem other(Exception e, HttpStatusCode code) {
        return switch (code.value()) {
            case 400 -> ProblemType.INVALID.problem();
            case 404 -> Problem.notFound();
            case 405 -> ProblemType.METHOD_NOT_ALLOWED.problem();
            case 406 -> ProblemType.NOT_ACCEPTABLE.problem();
            case 413 -> ProblemType.TOO_LARGE.problem();
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE.problem();
            case 503 -> ProblemType.TOOK_TOO_LONG.problem().retryAfter(5);
            default -> Failures.problem(e);
        };
    }
}
