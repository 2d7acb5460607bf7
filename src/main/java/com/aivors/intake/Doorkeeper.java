package com.aivors.intake;

import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Problem;
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

/// The first of the filters behind the one that makes answers of exceptions. Turns webhooks away
/// while more of them are inside than can be answered in time: in an overload, what is spent on
/// those who are refused is missing for the others. And leads those who may enter straight to the
/// [WebhookController]: the way through filters and dispatcher does nothing for a webhook and would
/// take a fifth of its time. What is written differently than in the documentation still goes that
/// way.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Doorkeeper extends OncePerRequestFilter {

    private final WebhookController webhooks;
    private final Intake intake;
    private final WebhookHours hours;
    private final JsonMapper json;

    Doorkeeper(WebhookController webhooks, Intake intake, WebhookHours hours, JsonMapper json) {
        this.webhooks = webhooks;
        this.intake = intake;
        this.hours = hours;
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
            throw busy();
        } else {
            write(response, answer(door, request));
        }
    }

    private Answer<WebhookResults> answer(Source.Kind door, HttpServletRequest request) {
        return switch (door) {
            case N8N -> webhooks.fromN8n(request);
            case RETELL -> webhooks.fromRetell(request);
        };
    }

    private void write(HttpServletResponse response, Answer<WebhookResults> answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
