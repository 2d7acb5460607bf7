package com.aivors.retell;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Retell's REST API, as far as we need it. Paths and fields: SDK 5.66.1. The key is a full
/// credential of the workspace: it goes into the Authorization header and nowhere else, and
/// redirects are not followed with it.
public final class RetellApi implements AutoCloseable {

    public static final URI DEFAULT_BASE = URI.create("https://api.retellai.com");

    /// Retell allows 1,000; smaller pages keep one answer to a megabyte or two.
    private static final int PAGE = 100;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    private final String base;
    private final Duration timeout;

    /// Made when it is needed: it reads all certificates, and not everybody gives a key.
    private @Nullable HttpClient client;

    /// Asks `base`; a request with its answer may take `timeout`.
    public RetellApi(URI base, Duration timeout) {
        this.base = base.toString().replaceAll("/+$", "");
        this.timeout = timeout;
    }

    public record Agent(String agentId, @Nullable String name) {}

    public record KeyInfo(
            @Nullable String keyName, @Nullable String workspaceName) {}

    /// Ids only: the items of the list have no transcript, so each call is fetched for itself.
    public record CallIds(List<String> callIds, @Nullable String nextPage) {}

    public ApiAnswer<Agent> agent(String apiKey, String agentId) {
        return get(apiKey, "/get-agent/" + segment(agentId), json -> {
            String id = Lenient.id(json.get("agent_id"));
            return id == null ? null : new Agent(id, Lenient.label(json.get("agent_name")));
        });
    }

    /// The bare call object, for [Unwrapper#unwrap].
    public ApiAnswer<byte[]> call(String apiKey, String callId) {
        return get(
                apiKey,
                "/v2/get-call/" + segment(callId),
                json -> Lenient.id(json.get("call_id")) == null ? null : JsonOut.bytesOf(json));
    }

    /// Calls that started between two instants, the oldest first.
    public ApiAnswer<CallIds> calls(
            String apiKey, List<String> agentIds, Instant from, Instant to, @Nullable String page) {
        var filter = new LinkedHashMap<String, Json>();
        filter.put("start_timestamp", range(from, to));
        if (!agentIds.isEmpty()) {
            filter.put(
                    "agent",
                    new Json.Arr(agentIds.stream()
                            .<Json>map(id -> object("agent_id", new Json.Text(id)))
                            .toList()));
        }
        var query = new LinkedHashMap<String, Json>();
        query.put("filter_criteria", new Json.Obj(filter));
        query.put("sort_order", new Json.Text("ascending"));
        query.put("limit", new Json.Num(Integer.toString(PAGE)));
        if (page != null) {
            query.put("pagination_key", new Json.Text(page));
        }
        byte[] body = JsonOut.bytesOf(new Json.Obj(query));
        return ask(
                apiKey,
                "/v3/list-calls",
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                RetellApi::callIds);
    }

    /// Tests a key.
    public ApiAnswer<KeyInfo> keyInfo(String apiKey) {
        return get(
                apiKey,
                "/get-api-key-info",
                json -> new KeyInfo(Lenient.label(json.get("api_key_name")), Lenient.label(json.get("org_name"))));
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    private static @Nullable CallIds callIds(Json.Obj json) {
        Json.Arr items = Lenient.array(json.get("items"));
        if (items == null) {
            return null;
        }
        List<String> ids = new ArrayList<>();
        for (Json item : items.elements()) {
            String id = item instanceof Json.Obj call ? Lenient.id(call.get("call_id")) : null;
            if (id != null) {
                ids.add(id);
            }
        }
        boolean more = Boolean.TRUE.equals(Lenient.bool(json.get("has_more")));
        return new CallIds(ids, more ? Lenient.text(json.get("pagination_key")) : null);
    }

    private <T> ApiAnswer<T> get(String apiKey, String path, Function<Json.Obj, @Nullable T> reading) {
        return ask(apiKey, path, HttpRequest.Builder::GET, reading);
    }

    private <T> ApiAnswer<T> ask(
            String apiKey,
            String path,
            Function<HttpRequest.Builder, HttpRequest.Builder> method,
            Function<Json.Obj, @Nullable T> reading) {
        // The client would quote an illegal header value, and so the key, in its exception.
        if (apiKey.isEmpty() || !apiKey.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return new ApiAnswer.Unauthorized<>();
        }
        HttpRequest request = method.apply(HttpRequest.newBuilder(URI.create(base + path)))
                .header("Authorization", "Bearer " + apiKey)
                .header("Accept", "application/json")
                .timeout(timeout)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            // The request's own timeout ends with the headers; this one includes the body.
            return answered(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), reading);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new ApiAnswer.Unavailable<>("no answer within " + timeout);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return new ApiAnswer.Unavailable<>(
                    cause == null ? "failed" : cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new ApiAnswer.Unavailable<>("interrupted");
        }
    }

    private static <T> ApiAnswer<T> answered(HttpResponse<byte[]> answer, Function<Json.Obj, @Nullable T> reading) {
        return switch (answer.statusCode()) {
            case 200, 201 -> read(answer.body(), reading);
            case 401, 403 -> new ApiAnswer.Unauthorized<>();
            // 422: "Cannot find requested asset under given api key".
            case 404, 422 -> new ApiAnswer.NotFound<>();
            case 429 -> new ApiAnswer.Throttled<>(retryAfter(answer));
            default -> new ApiAnswer.Unavailable<>("status " + answer.statusCode());
        };
    }

    private static <T> ApiAnswer<T> read(byte[] body, Function<Json.Obj, @Nullable T> reading) {
        try {
            T value = JsonReader.shallow(body, Utf8.start(body)) instanceof Json.Obj json ? reading.apply(json) : null;
            return value == null
                    ? new ApiAnswer.Unavailable<>("an answer without the fields we know")
                    : new ApiAnswer.Found<>(value);
        } catch (NotJson e) {
            return new ApiAnswer.Unavailable<>("an answer that is not JSON");
        }
    }

    private static Duration retryAfter(HttpResponse<byte[]> answer) {
        Long seconds = answer.headers()
                .firstValue("retry-after")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Long::valueOf)
                .orElse(RETRY_AFTER.toSeconds());
        Duration wait = Duration.ofSeconds(seconds);
        return wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
    }

    private static Json range(Instant from, Instant to) {
        Json.Obj range = object("type", new Json.Text("range"));
        range.members().put("op", new Json.Text("bt"));
        range.members()
                .put(
                        "value",
                        new Json.Arr(List.of(
                                new Json.Num(Long.toString(from.toEpochMilli())),
                                new Json.Num(Long.toString(to.toEpochMilli())))));
        return range;
    }

    private static Json.Obj object(String name, Json value) {
        var members = new LinkedHashMap<String, Json>();
        members.put(name, value);
        return new Json.Obj(members);
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
