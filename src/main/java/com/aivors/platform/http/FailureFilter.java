package com.aivors.platform.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// The outermost filter. Turns exceptions of filters and servlets into problem answers.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FailureFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    FailureFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException e) {
            if (!response.isCommitted()) {
                problems.write(response, Failures.problem(e));
            } else if (!isBrokenRequest(e)) {
                throw e;
            }
        }
    }

    /// A 400 after the answer began: the request body broke off, and the server gave up on its
    /// sender.
    private static boolean isBrokenRequest(Exception e) {
        return e instanceof Problem problem && problem.status() == HttpStatus.BAD_REQUEST;
    }
}
