package com.aivors.isolation;

import com.aivors.platform.access.LeastMembership;
import com.aivors.platform.access.Membership;
import com.aivors.platform.access.Routes;
import com.aivors.platform.http.KnownParameters;
import com.aivors.testing.TestServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// One method and path of a controller.
///
/// @param parameters of its query
record Route(
        String method, String path, Routes.Access access, String handler, boolean streams, Set<String> parameters) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    /// Handled before the servlets.
    private static final List<String> WEBHOOKS =
            List.of("/api/n8n/retell-webhook", "/api/retell/webhook", "/api/retell/webhook/{sourceId}");

    /// Returns all routes of a running service by path, including those of Spring and libraries.
    static List<Route> all(TestServer server) {
        var routes = new ArrayList<Route>();
        server.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().forEach(path -> {
                    List<String> methods = mapping.getMethodsCondition().getMethods().stream()
                            .map(Enum::name)
                            .toList();
                    boolean streams = mapping.getProducesCondition()
                            .getProducibleMediaTypes()
                            .contains(MediaType.TEXT_EVENT_STREAM);
                    String name = handler.getBeanType().getSimpleName() + "."
                            + handler.getMethod().getName();
                    for (String method : methods.isEmpty() ? List.of("ANY") : methods) {
                        routes.add(new Route(
                                method,
                                path,
                                Routes.access(method, filled(path, "x")),
                                name,
                                streams,
                                KnownParameters.Parameters.of(handler).names()));
                    }
                }));
        WEBHOOKS.forEach(path -> routes.add(
                new Route("POST", path, Routes.access("POST", filled(path, "x")), "WebhookHandler", false, Set.of())));
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }

    private static String filled(String path, String id) {
        return VARIABLE.matcher(path).replaceAll(id);
    }

    boolean hasVariable() {
        return path.contains("{");
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean needsSignIn() {
        return switch (access) {
            case SIGNED_IN, CLIENT, OPERATOR -> true;
            default -> false;
        };
    }

    /// @return the path with every variable replaced
    String with(String id) {
        return filled(path, id);
    }

    /// Returns the lowest membership that may call the route.
    Membership least() {
        return LeastMembership.of(method, filled(path, "x"));
    }

    String line() {
        String who = access == Routes.Access.CLIENT ? access + " (" + least().text() + ")" : access.toString();
        return String.format(Locale.ROOT, "%-6s %-42s %-17s %s", method, path, who, handler);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
