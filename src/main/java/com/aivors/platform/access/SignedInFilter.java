package com.aivors.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds the sender of a request by its session. Public routes skip this: an old cookie must not
/// prevent a new sign-in, and pages must be served while the database is down.
final class SignedInFilter extends OncePerRequestFilter {

    private final Authenticator authenticator;

    SignedInFilter(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Routes.access(request) != Routes.Access.ANYONE) {
            SignedIn caller = authenticator.identify(request, response);
            if (caller != null) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                        caller,
                        "",
                        List.of(new SimpleGrantedAuthority(
                                "ROLE_" + caller.role().name()))));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }
}
