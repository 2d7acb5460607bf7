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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A stand-in for Retell's REST API with workspaces, agents and calls that a test scripts. Paths,
/// fields, filters and pages are those of SDK 5.66.1 (`CallListParams`, `CallListResponse`,
/// `AgentListResponse`). Refuses what the SDK's types do not allow, so that a wrong request fails a
/// test here and not at a customer.
public final class RetellStandIn implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /// What get-call has and the list's items lack.
    private static final List<String> NOT_LISTED = List.of(
            "transcript", "transcript_object", "transcript_with_tool_calls", "scrubbed_transcript_with_tool_calls");

    private final HttpServer server;
    private final Map<String, Workspace> workspaces = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<Answer> troubles = new ArrayDeque<>();
    private int mostPerPage = 1_000;
    private volatile long delayMillis;

    private record Answer(int status, String body, @Nullable String retryAfter) {}

    private record Workspace(Map<String, String> agents, Map<String, ObjectNode> calls) {}

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
        workspace(key).agents().put(agentId, name);
    }

    /// A call as `get-call` tells it; replaces one with the same id.
    public synchronized void call(String key, Map<String, ?> call) {
        ObjectNode node = JSON.valueToTree(call);
        workspace(key).calls().put(node.path("call_id").asString(), node);
    }

    /// Listed still, and not found by `get-call`: as it is with calls that were deleted a moment ago.
    public synchronized void forget(String key, String callId) {
        Objects.requireNonNull(workspace(key).calls().get(callId)).put("forgotten", true);
    }

    /// The next requests are answered so, in this order, whatever they ask for.
    public synchronized void fail(int times, int status, @Nullable String retryAfter) {
        for (int i = 0; i < times; i++) {
            troubles.add(new Answer(status, "{\"status\":\"error\",\"message\":\"as scripted\"}", retryAfter));
        }
    }

    /// Whatever trouble is left is over.
    public synchronized void recover() {
        troubles.clear();
    }

    public synchronized void mostPerPage(int most) {
        mostPerPage = most;
    }

    /// Each answer takes so long.
    public void delay(long millis) {
        delayMillis = millis;
    }

    /// Method and path of each request so far, in order.
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

    private Workspace workspace(String key) {
        return workspaces.computeIfAbsent(key, _ -> new Workspace(new HashMap<>(), new HashMap<>()));
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
        Workspace workspace = authorization == null || !authorization.startsWith("Bearer ")
                ? null
                : workspaces.get(authorization.substring("Bearer ".length()));
        if (workspace == null) {
            return error(401, "API key is invalid");
        }
        String route = exchange.getRequestMethod() + " " + path;
        if (route.equals("POST /v3/list-calls")) {
            return calls(workspace, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        }
        if (route.equals("POST /v2/list-agents")) {
            return agents(workspace);
        }
        if (route.startsWith("GET /v2/get-call/")) {
            ObjectNode call = workspace.calls().get(decoded(path.substring("/v2/get-call/".length())));
            return call == null || call.has("forgotten")
                    ? error(422, "Cannot find requested asset under given api key.")
                    : new Answer(200, call.toString(), null);
        }
        if (route.startsWith("GET /get-agent/")) {
            String id = decoded(path.substring("/get-agent/".length()));
            String name = workspace.agents().get(id);
            return name == null
                    ? error(404, "Cannot find requested asset under given api key.")
                    : new Answer(200, agent(id, name).toString(), null);
        }
        return error(404, "Not found");
    }

    private static Answer agents(Workspace workspace) {
        ObjectNode page = JSON.createObjectNode();
        var items = page.putArray("items");
        workspace.agents().forEach((id, name) -> items.add(agent(id, name)));
        page.put("has_more", false);
        return new Answer(200, page.toString(), null);
    }

    private static ObjectNode agent(String id, String name) {
        return JSON.createObjectNode()
                .put("agent_id", id)
                .put("agent_name", name)
                .put("channel", "voice");
    }

    private Answer calls(Workspace workspace, JsonNode query) {
        only(query, Set.of("filter_criteria", "sort_order", "limit", "pagination_key"));
        JsonNode filter = query.path("filter_criteria");
        only(filter, Set.of("start_timestamp", "agent"));
        long from = 0;
        long to = Long.MAX_VALUE;
        JsonNode start = filter.path("start_timestamp");
        if (!start.isMissingNode()) {
            if (!start.path("type").asString().equals("range")
                    || !start.path("op").asString().equals("bt")
                    || start.path("value").size() != 2) {
                throw new IllegalArgumentException("start_timestamp must be a range");
            }
            from = start.path("value").get(0).asLong();
            to = start.path("value").get(1).asLong();
        }
        Set<String> agents = StreamSupport.stream(filter.path("agent").spliterator(), false)
                .map(agent -> agent.path("agent_id").asString())
                .collect(Collectors.toSet());
        int limit = query.path("limit").asInt(50);
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit must be 1 to 1000");
        }
        long first = from;
        long last = to;
        List<ObjectNode> found = new ArrayList<>(workspace.calls().values().stream()
                .filter(call -> call.path("start_timestamp").asLong(-1) >= first
                        && call.path("start_timestamp").asLong() <= last)
                .filter(call -> agents.isEmpty()
                        || agents.contains(call.path("agent_id").asString()))
                .sorted(Comparator.<ObjectNode>comparingLong(
                                call -> call.path("start_timestamp").asLong())
                        .thenComparing(call -> call.path("call_id").asString()))
                .toList());
        if (!query.path("sort_order").asString("descending").equals("ascending")) {
            Collections.reverse(found);
        }
        return page(found, query.path("pagination_key").asString(""), Math.min(limit, mostPerPage));
    }

    private static Answer page(List<ObjectNode> found, String after, int limit) {
        int begin = 0;
        if (!after.isEmpty()) {
            while (begin < found.size()
                    && !found.get(begin).path("call_id").asString().equals(after)) {
                begin++;
            }
            begin++;
        }
        int end = Math.min(found.size(), begin + limit);
        ObjectNode page = JSON.createObjectNode();
        var items = page.putArray("items");
        for (int i = begin; i < end; i++) {
            ObjectNode item = found.get(i).deepCopy();
            NOT_LISTED.forEach(item::remove);
            item.remove("forgotten");
            items.add(item);
        }
        page.put("has_more", end < found.size());
        if (end < found.size()) {
            page.put("pagination_key", found.get(end - 1).path("call_id").asString());
        }
        return new Answer(200, page.toString(), null);
    }

    private static void only(JsonNode object, Set<String> known) {
        object.propertyNames().forEach(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown field " + name);
            }
        });
    }

    private static Answer error(int status, String message) {
        ObjectNode error = JSON.createObjectNode().put("status", "error").put("message", message);
        return new Answer(status, error.toString(), null);
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }
}
