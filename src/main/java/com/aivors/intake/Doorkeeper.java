package com.aivors.intake;

import com.aivors.platform.web.Problem;
import com.aivors.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns webhooks away at the door while more of them are inside than can be answered in time. The
/// first of all filters: in an overload, what is spent on those who are refused is missing for
/// the others.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Doorkeeper extends OncePerRequestFilter {

    private static final Map<String, Source.Kind> DOORS =
            Map.of(WebhookController.N8N, Source.Kind.N8N, WebhookController.RETELL, Source.Kind.RETELL);

    private final Intake intake;
    private final WebhookHours hours;
    private final ProblemWriter problems;

    Doorkeeper(Intake intake, WebhookHours hours, ProblemWriter problems) {
        this.intake = intake;
        this.hours = hours;
        this.problems = problems;
    }

    static Problem busy() {
        return Problem.retryLater(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "The event could not be stored right now. Send it again.", 1);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Source.Kind door = DOORS.get(request.getRequestURI());
        if (door != null && intake.isBusy()) {
            hours.refused(door, null, "busy");
            problems.write(response, busy());
        } else {
            chain.doFilter(request, response);
        }
    }
}
