package com.aivors.intake;

import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Failures;
import com.aivors.platform.web.Problem;
import com.aivors.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// The first of all filters. Turns webhooks away while more of them are inside than can be
/// answered in time: in an overload, what is spent on those who are refused is missing for the
/// others. And leads those who may enter straight to the [WebhookController]: the way through
/// filters and dispatcher does nothing for a webhook and would take a fifth of its time. What is
/// written differently than in the documentation still goes that way.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Doorkeeper extends OncePerRequestFilter {

    private final WebhookController webhooks;
    private final Intake intake;
    private final WebhookHours hours;
    private final ProblemWriter problems;
    private final JsonMapper json;

    Doorkeeper(WebhookController webhooks, Intake intake, WebhookHours hours, ProblemWriter problems, JsonMapper json) {
        this.webhooks = webhooks;
        this.intake = intake;
        this.hours = hours;
        this.problems = problems;
        this.json = json;
    }

    static Problem busy() {
        return Problem.retryLater(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "The event could not be stored right now. Send it again.", 1);
    }

    private static Source.@Nullable Kind door(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return null;
        }
        return switch (request.getRequestURI()) {
            case WebhookController.N8N -> Source.Kind.N8N;
            case WebhookController.RETELL -> Source.Kind.RETELL;
            default -> null;
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Source.Kind door = door(request);
        if (door == null) {
            chain.doFilter(request, response);
        } else if (intake.isBusy()) {
            hours.refused(door, null, "busy");
            problems.write(response, busy());
        } else {
            lead(door, request, response);
        }
    }

    private void lead(Source.Kind door, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            write(
                    response,
                    switch (door) {
                        case N8N -> webhooks.fromN8n(request);
                        case RETELL -> webhooks.fromRetell(request);
                    });
        } catch (RuntimeException e) {
            problems.write(response, Failures.problem(e));
        }
    }

    private void write(HttpServletResponse response, Answer<WebhookResults> answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
