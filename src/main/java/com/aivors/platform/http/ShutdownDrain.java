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

/// Goes on serving for a while after readiness has begun to say no, so that a balancer stops
/// sending before the listener closes. Where nobody asks for readiness, nobody is waited for.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShutdownDrain extends OncePerRequestFilter implements ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownDrain.class);
    private static final String READINESS = "/actuator/health/readiness";

    /// Who asked within it is a balancer and will ask again.
    private static final Duration USUAL = Duration.ofSeconds(15);

    /// Three checks two seconds apart, as is usual; less than the 10 s that Docker leaves between
    /// asking and killing.
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

    /// Before anything is stopped. Spring has turned readiness off by now.
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        if (System.nanoTime() - askedAt < USUAL.toNanos()) {
            LOG.info("Ending in {} s, once the balancer has noticed", NOTICE.toSeconds());
            try {
                Thread.sleep(NOTICE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
