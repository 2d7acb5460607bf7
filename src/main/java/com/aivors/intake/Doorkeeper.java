package com.aivors.intake;

import com.aivors.platform.web.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// The first of the filters behind the one that makes answers of exceptions. Leads webhooks straight
/// to the [WebhookController]: the way through filters and dispatcher does nothing for them and
/// would take a fifth of their time. What is written differently than in the documentation still
/// goes that way.
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class Doorkeeper extends OncePerRequestFilter {

    private final WebhookController webhooks;
    private final JsonMapper json;

    Doorkeeper(WebhookController webhooks, JsonMapper json) {
        this.webhooks = webhooks;
        this.json = json;
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
