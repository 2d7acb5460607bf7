package com.aivors.retell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A fake of Retell's REST API with one key.
public final class FakeRetell implements AutoCloseable {

    public static final String KEY = "key_fake";

    final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> calls = new ConcurrentHashMap<>();
    private final HttpServer server;

    public FakeRetell() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// @param json the response of `get-call` for this id, which must be plain letters and digits
    public void call(String callId, String json) {
        calls.put("/v2/get-call/" + callId, json);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + path + (body.isEmpty() ? "" : " " + body));
        if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"status\":\"error\",\"message\":\"API key is invalid\"}");
            return;
        }
        String call = calls.get(path);
        if (call != null) {
            send(exchange, 200, call);
            return;
        }
        switch (path) {
            case "/get-agent/agent_1" ->
                send(exchange, 200, "{\"agent_id\":\"agent_1\",\"agent_name\":\"Ivy\",\"version\":3}");
            case "/get-agent/slow" -> {
                exchange.sendResponseHeaders(200, 1_000); // less than promised
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            }
            case "/get-agent/busy" -> {
                exchange.getResponseHeaders().add("Retry-After", "7");
                send(exchange, 429, "{}");
            }
            case "/get-agent/broken" -> send(exchange, 500, "oops");
            case "/get-agent/moved" -> {
                exchange.getResponseHeaders().add("Location", "/get-agent/agent_1");
                send(exchange, 302, "");
            }
            case "/get-agent/html" -> send(exchange, 200, "<html>");
            case "/v2/get-call/call%2F1%20x" ->
                send(exchange, 200, "{\"call_id\":\"call/1 x\",\"access_token\":\"t\"}");
            case "/v3/list-calls" ->
                send(
                        exchange,
                        200,
                        "{\"items\":[{\"call_id\":\"c1\"},{\"call_id\":\"c2\"}],\"has_more\":" + !body.contains("page2")
                                + ",\"pagination_key\":\"page2\"}");
            case "/get-api-key-info" -> send(exchange, 200, "{\"api_key_name\":null,\"org_name\":\"Acme\"}");
            default -> send(exchange, 404, "{\"status\":\"error\",\"message\":\"Not found\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
