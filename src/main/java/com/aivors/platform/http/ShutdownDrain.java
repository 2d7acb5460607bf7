package com.aivors.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps serving for a while after readiness turned off, so that a balancer stops sending before
/// the listener closes. Skips the wait when nothing checks readiness.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShutdownDrain extends OncePerRequestFilter implements ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownDrain.class);
    private static final String READINESS = "/actuator/health/readiness";

    /// A balancer checks readiness within this time, and will check again.
    private static final Duration USUAL = Duration.ofSeconds(15);

    /// Covers three checks at two-second intervals, as is usual. Docker waits 10 s before it kills
    /// the process, so this must be less.
    private static final Duration NOTICE = Duration.ofSeconds(6);

    private volatile long askedAt = System.nanoTime() - USUAL.toNanos();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(READINESS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        askedAt = System.nanoTime();
        chain.doFilter(request, response);
    }

    /// Runs before anything stops. Spring has already turned readiness off.
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (System.nanoTime() - askedAt < USUAL.toNanos()) {
            LOG.info("Shutting down in {} s, to let the balancer notice it first", NOTICE.toSeconds());
            try {
                Thread.sleep(NOTICE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
