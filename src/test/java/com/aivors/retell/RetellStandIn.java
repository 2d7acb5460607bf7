package com.aivors.retell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A stand-in for Retell's REST API with scripted workspaces, agents and calls. Paths, fields,
/// filters and pages are those of SDK 5.66.1 (`CallListParams`, `CallListResponse`,
/// `AgentListParams`, `AgentListResponse`), which `RetellSdkTest` proves with the SDK itself. It
/// refuses requests that the SDK's types do not allow, so that a wrong request fails in a test and
/// not at a customer.
public final class RetellStandIn implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Map<String, StandInWorkspace> workspaces = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<Answer> troubles = new ArrayDeque<>();
    private int mostPerPage = 1_000;
    private volatile long delayMillis;

    private record Answer(int status, String body, @Nullable String retryAfter) {}

    public RetellStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized void agent(String key, String agentId, String name) {
        workspace(key).agents.put(agentId, name);
    }

    /// Adds a call for `get-call`, or replaces one with the same id. It fills in fields that the
    /// SDK's type requires and `call` lacks.
    public synchronized void call(String key, Map<String, ?> call) {
        workspace(key).put(JSON.valueToTree(call));
    }

    /// Removes a call from `get-call` but not from the list, as Retell does for a moment after a
    /// deletion.
    public synchronized void forget(String key, String callId) {
        workspace(key).forget(callId);
    }

    /// Fails the next requests with this status, in order, whatever they request.
    public synchronized void fail(int times, int status, @Nullable String retryAfter) {
        for (int i = 0; i < times; i++) {
            troubles.add(new Answer(status, "{\"status\":\"error\",\"message\":\"as scripted\"}", retryAfter));
        }
    }

    /// Removes the remaining scripted failures.
    public synchronized void recover() {
        troubles.clear();
    }

    public synchronized void mostPerPage(int most) {
        mostPerPage = most;
    }

    /// Delays each response.
    public void delay(long millis) {
        delayMillis = millis;
    }

    /// Returns method and path of each request so far, in order.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public long fetched() {
        return requests.stream()
                .filter(request -> request.startsWith("GET /v2/get-call/"))
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private StandInWorkspace workspace(String key) {
        return workspaces.computeIfAbsent(key, _ -> new StandInWorkspace());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        Answer answer;
        try {
            if (delayMillis > 0) {
                Thread.sleep(delayMillis);
            }
            answer = answer(exchange, path, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = new Answer(500, "{}", null);
        } catch (IllegalArgumentException e) {
            answer = error(400, String.valueOf(e.getMessage()));
        }
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer answer(HttpExchange exchange, String path, byte[] body) {
        Answer trouble = troubles.poll();
        if (trouble != null) {
            return trouble;
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        StandInWorkspace workspace = authorization == null || !authorization.startsWith("Bearer ")
                ? null
                : workspaces.get(authorization.substring("Bearer ".length()));
        if (workspace == null) {
            return error(401, "API key is invalid");
        }
        String route = exchange.getRequestMethod() + " " + path;
        if (route.equals("POST /v3/list-calls")) {
            return found(workspace.calls(document(body), mostPerPage));
        }
        if (route.equals("POST /v2/list-agents")) {
            return found(workspace.agents(exchange.getRequestURI().getRawQuery(), document(body), mostPerPage));
        }
        if (route.startsWith("GET /v2/get-call/")) {
            ObjectNode call = workspace.call(decoded(path.substring("/v2/get-call/".length())));
            return call == null ? error(422, "Cannot find requested asset under given api key.") : found(call);
        }
        if (route.startsWith("GET /get-agent/")) {
            ObjectNode agent = workspace.agent(decoded(path.substring("/get-agent/".length())));
            return agent == null ? error(404, "Cannot find requested asset under given api key.") : found(agent);
        }
        return error(404, "Not found");
    }

    private static JsonNode document(byte[] body) {
        return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private static Answer found(ObjectNode body) {
        return new Answer(200, body.toString(), null);
    }

    private static Answer error(int status, String message) {
        ObjectNode error = JSON.createObjectNode().put("status", "error").put("message", message);
        return new Answer(status, error.toString(), null);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }
}
