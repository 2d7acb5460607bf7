package com.aivors.hostile;

import com.aivors.platform.access.Routes;
import com.aivors.platform.http.KnownParameters;
import com.aivors.platform.http.QueryDeclaration;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// All requests of the service, derived from the signatures of its controllers, so that new routes
/// and parameters are tested automatically.
final class Requests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Consumer<String>> places = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /// @param client calls the routes of clients
    /// @param operator calls all other routes
    static Requests of(TestServer server, Api client, Api operator) {
        var requests = new Requests();
        server.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("com.aivors.") && !streams(mapping)) {
                        requests.add(mapping, handler, client, operator);
                    }
                });
        return requests;
    }

    private static boolean streams(RequestMappingInfo mapping) {
        return mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
    }

    private void add(RequestMappingInfo mapping, HandlerMethod handler, Api client, Api operator) {
        for (var method : mapping.getMethodsCondition().getMethods()) {
            for (String path : mapping.getPatternValues()) {
                Routes.Access access = Routes.access(method.name(), path.replaceAll("[{}]", ""));
                // Signing out would end the test.
                if (access == Routes.Access.SENDER || path.contains("logout") || path.contains("revoke-others")) {
                    continue;
                }
                Api who = access == Routes.Access.OPERATOR ? operator : client;
                add(method.name(), path, handler, who);
            }
        }
    }

    private void add(String method, String path, HandlerMethod handler, Api who) {
        String plain = path.replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-00000000abcd");
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                String name = method + " " + path;
                place(
                        name,
                        probe ->
                                who.send(method, path.replaceAll("\\{[^}]+}", encoded(probe)), body(method, null, "")));
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                RequestParam given = parameter.getParameterAnnotation(RequestParam.class);
                String query = given == null || given.name().isEmpty()
                        ? parameter.getParameter().getName()
                        : given.name();
                query(method, plain, query, who);
            } else if (parameter.hasParameterAnnotation(RequestBody.class)) {
                for (RecordComponent field : fields(parameter.getParameterType())) {
                    place(
                            method + " " + path + " " + field.getName(),
                            probe -> who.send(
                                    method, plain, body(method, parameter.getParameterType(), field.getName(), probe)));
                }
            } else if (parameter.getParameterType().isAnnotationPresent(QueryDeclaration.class)) {
                for (String declared : KnownParameters.Parameters.of(handler).names()) {
                    query(method, plain, declared.replace(".NAME", ".topic"), who);
                    if (declared.endsWith(".NAME")) {
                        place(
                                method + " " + plain + "?" + declared,
                                probe -> who.send(
                                        method, plain + "?" + declared.replace("NAME", encoded(probe)) + "=x", null));
                    }
                }
            } else if (parameter.getParameterType().isRecord()
                    && !parameter.hasParameterAnnotation(RequestHeader.class)
                    && parameter.getParameterType().getSimpleName().endsWith("Query")) {
                for (RecordComponent field : parameter.getParameterType().getRecordComponents()) {
                    query(method, plain, field.getName(), who);
                }
            }
        }
    }

    private void query(String method, String path, String name, Api who) {
        place(
                method + " " + path + "?" + name,
                probe -> who.send(method, path + "?" + name + "=" + encoded(probe), null));
    }

    private void place(String name, java.util.function.Function<String, Reply> send) {
        names.add(name);
        places.add(probe -> replies.add(send.apply(probe)));
    }

    private static RecordComponent[] fields(Class<?> type) {
        return type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
    }

    private static @org.jspecify.annotations.Nullable Object body(
            String method, @org.jspecify.annotations.Nullable Class<?> type, String field, String... probe) {
        if (method.equals("GET")) {
            return null;
        }
        ObjectNode body = JSON.createObjectNode();
        if (type != null) {
            // The other values are as valid as possible, so that the probed value gets far.
            for (RecordComponent other : fields(type)) {
                body.put(
                        other.getName(),
                        other.getName().toLowerCase(java.util.Locale.ROOT).contains("email")
                                ? "a" + System.nanoTime() + "@b.test"
                                : "valid enough");
            }
            body.put(field, probe[0]);
        }
        return body;
    }

    List<String> names() {
        return names;
    }

    /// Sends requests with `probe` in every place, one at a time.
    List<Reply> send(String probe) {
        replies.clear();
        places.forEach(place -> place.accept(probe));
        return List.copyOf(replies);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
