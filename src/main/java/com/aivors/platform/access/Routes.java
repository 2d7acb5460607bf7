package com.aivors.platform.access;

import com.aivors.platform.http.RemoteAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The access rule of every route. The first line that matches counts. An address below `/api` or
/// `/actuator` that no line matches is refused. All other addresses are pages, which anybody may
/// read. [LeastMembership] says which users of a client may call its routes, and [UncompressedAnswers]
/// lists the answers that contain a secret. The test file `routes.golden.txt` lists every route.
public final class Routes implements AuthorizationManager<RequestAuthorizationContext> {

    /// The callers that a rule admits.
    public enum Access {
        /// Everybody, signed in or not.
        ANYONE,
        /// Senders of webhooks; the route verifies them itself.
        SENDER,
        SIGNED_IN,
        CLIENT,
        OPERATOR,
        /// An operator, or a metrics scraper on this machine.
        OPERATOR_OR_LOCAL,
        NOBODY
    }

    /// One line of the table.
    public record Rule(Access access, PathPattern pattern) {}

    private static final List<Rule> RULES = Stream.of(
                    rules(
                            Access.ANYONE,
                            "/api/auth/login",
                            "/api/auth/signup",
                            "/api/auth/options",
                            "/api/auth/invitations/**",
                            "/api/auth/password/forgot",
                            "/api/auth/password/reset",
                            "/api/openapi.json/**",
                            "/api/openapi.json.yaml",
                            "/api/docs/**",
                            "/api/swagger-ui/**",
                            "/actuator/health/**"),
                    rules(Access.SENDER, WebhookPaths.N8N, WebhookPaths.RETELL, WebhookPaths.retell("*")),
                    rules(Access.SIGNED_IN, "/api/auth/**", "/api/audit", "/api/version"),
                    rules(
                            Access.CLIENT,
                            "/api/retell/connect-agent",
                            "/api/retell/disconnect-agent",
                            "/api/retell/agent-status",
                            "/api/retell/available-agents",
                            "/api/calls/**",
                            "/api/statements/**",
                            "/api/analytics/**",
                            "/api/settings/**",
                            "/api/tags",
                            "/api/users/**",
                            "/api/views/**"),
                    rules(
                            Access.OPERATOR,
                            "/api/clients/**",
                            "/api/usage",
                            "/api/usage.csv",
                            "/api/unclaimed/**",
                            "/api/handovers/**",
                            "/api/deliveries/**",
                            "/api/refusals",
                            "/api/replays/**",
                            "/api/reconciliations/**",
                            "/api/completeness",
                            "/api/retell/agents",
                            "/api/sources/**",
                            "/api/claims/**"),
                    rules(Access.OPERATOR_OR_LOCAL, "/actuator/prometheus", "/actuator/info"),
                    rules(Access.NOBODY, "/api/**", "/actuator/**"))
            .flatMap(List::stream)
            .toList();

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

    /// Headers that proxies add. A request with one of them was not sent from this machine.
    private static final List<String> PROXY_HEADERS =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");

    private static List<Rule> rules(Access access, String... patterns) {
        return Stream.of(patterns)
                .map(pattern -> new Rule(access, PathPatternParser.defaultInstance.parse(pattern)))
                .toList();
    }

    /// @param path as in the request line, still encoded, which is how the dispatcher reads it
    public static Access access(String method, String path) {
        PathContainer container = PathContainer.parsePath(path);
        for (Rule rule : RULES) {
            if (rule.pattern().matches(container)) {
                return rule.access();
            }
        }
        // All other addresses are pages of the web interface, which are the same for everybody.
        return READING.contains(method) ? Access.ANYONE : Access.NOBODY;
    }

    static Access access(HttpServletRequest request) {
        return access(request.getMethod(), request.getRequestURI());
    }

    /// Compares the decoded path, so that an encoded spelling counts too.
    static boolean isApi(HttpServletRequest request) {
        return API.matches(PathContainer.parsePath(request.getRequestURI()));
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(
                switch (access(request)) {
                    case ANYONE, SENDER -> true;
                    case SIGNED_IN -> caller(authentication) != null;
                    case CLIENT -> mayAsClient(request, authentication);
                    case OPERATOR -> is(SignedIn.Role.OPERATOR, authentication);
                    case OPERATOR_OR_LOCAL -> isLocal(request) || is(SignedIn.Role.OPERATOR, authentication);
                    case NOBODY -> false;
                });
    }

    private static boolean mayAsClient(
            HttpServletRequest request, Supplier<? extends @Nullable Authentication> authentication) {
        SignedIn caller = caller(authentication);
        return caller != null
                && caller.role() == SignedIn.Role.CLIENT
                && caller.membership().covers(LeastMembership.of(request.getMethod(), request.getRequestURI()));
    }

    private static boolean is(SignedIn.Role role, Supplier<? extends @Nullable Authentication> authentication) {
        SignedIn caller = caller(authentication);
        return caller != null && caller.role() == role;
    }

    private static @Nullable SignedIn caller(Supplier<? extends @Nullable Authentication> authentication) {
        Authentication present = authentication.get();
        return present != null && present.getPrincipal() instanceof SignedIn caller ? caller : null;
    }

    /// Returns whether this machine sent the request to itself. A proxy on this machine forwards
    /// requests of strangers under its own address, and a stranger can forge the headers of
    /// proxies. So the peer of the connection, the reported address and the requested host name
    /// must all be local.
    private static boolean isLocal(HttpServletRequest request) {
        String peer = RemoteAddress.of(request);
        return peer != null
                && isLoopback(peer)
                && isLoopback(request.getRemoteAddr())
                && PROXY_HEADERS.stream().allMatch(name -> request.getHeader(name) == null)
                && Set.of("localhost", "127.0.0.1", "[::1]").contains(request.getServerName());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
