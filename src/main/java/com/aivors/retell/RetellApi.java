package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.Utf8;
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

/// The parts of Retell's REST API that we use. Paths and fields are from SDK 5.66.1. The key gives
/// full access to the workspace: it is sent only in the Authorization header, and redirects are not
/// followed with it.
public final class RetellApi implements AutoCloseable {

    public static final URI DEFAULT_BASE = URI.create("https://api.retellai.com");

    /// Retell allows 1,000; smaller pages limit an answer to one or two megabytes.
    private static final int PAGE = 200;

    private static final int AGENTS_PAGE = 1_000;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    private final String base;
    private final Duration timeout;

    /// Created on first use, because it loads all certificates and not every installation has a
    /// key.
    private @Nullable HttpClient client;

    /// Creates a client for `base`; a request including its answer may take `timeout`.
    public RetellApi(URI base, Duration timeout) {
        this.base = base.toString().replaceAll("/+$", "");
        this.timeout = timeout;
    }

    public record Agent(String agentId, @Nullable String name) {}

    public record KeyInfo(
            @Nullable String keyName, @Nullable String workspaceName) {}

    /// @param nextPage null on the last page
    public record AgentPage(List<Agent> agents, @Nullable String nextPage) {}

    /// An item of the list of calls. It has no transcript, so each call is fetched separately.
    ///
    /// @param over true when the item has a final status, a disconnection reason or an end time
    /// @param analyzed whether its analysis has a value
    public record ListedCall(
            String callId,
            @Nullable String agentId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            boolean over,
            boolean analyzed) {}

    /// @param nextPage null on the last page
    public record CallPage(List<ListedCall> calls, @Nullable String nextPage) {}

    public ApiAnswer<Agent> agent(String apiKey, String agentId) {
        return get(apiKey, "/get-agent/" + segment(agentId), json -> {
            String id = Lenient.id(json.get("agent_id"));
            return id == null ? null : new Agent(id, Lenient.label(json.get("agent_name")));
        });
    }

    /// Returns the bare call object, for [Unwrapper#unwrap].
    public ApiAnswer<byte[]> call(String apiKey, String callId) {
        return get(
                apiKey,
                "/v2/get-call/" + segment(callId),
                json -> Lenient.id(json.get("call_id")) == null ? null : JsonOut.bytesOf(json));
    }

    /// Returns the voice agents of the key's workspace.
    ///
    /// @param page `nextPage` of the previous page; null for the first
    public ApiAnswer<AgentPage> agents(String apiKey, @Nullable String page) {
        byte[] body = JsonOut.bytesOf(object("filter_criteria", object("channel", equalTo("voice"))));
        String path = "/v2/list-agents?limit=" + AGENTS_PAGE + (page == null ? "" : "&pagination_key=" + segment(page));
        return post(apiKey, path, body, RetellApi::agentPage);
    }

    /// Returns calls that started between two instants, the oldest first.
    public ApiAnswer<CallPage> calls(
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
        return post(apiKey, "/v3/list-calls", JsonOut.bytesOf(new Json.Obj(query)), RetellApi::callPage);
    }

    /// Tests a key and returns its name and workspace.
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

    private static @Nullable AgentPage agentPage(Json.Obj json) {
        Json.Arr items = Lenient.array(json.get("items"));
        if (items == null) {
            return null;
        }
        List<Agent> agents = new ArrayList<>();
        for (Json item : items.elements()) {
            String id = item instanceof Json.Obj agent ? Lenient.id(agent.get("agent_id")) : null;
            if (id != null && item instanceof Json.Obj agent) {
                agents.add(new Agent(id, Lenient.label(agent.get("agent_name"))));
            }
        }
        return new AgentPage(agents, nextPage(json));
    }

    private static @Nullable CallPage callPage(Json.Obj json) {
        Json.Arr items = Lenient.array(json.get("items"));
        if (items == null) {
            return null;
        }
        List<ListedCall> calls = new ArrayList<>();
        for (Json item : items.elements()) {
            String id = item instanceof Json.Obj call ? Lenient.id(call.get("call_id")) : null;
            if (id != null && item instanceof Json.Obj call) {
                calls.add(listed(id, call));
            }
        }
        return new CallPage(calls, nextPage(json));
    }

    private static ListedCall listed(String id, Json.Obj call) {
        Instant ended = instant(call.get("end_timestamp"));
        boolean over = ended != null
                || Lenient.saidLabel(call.get("disconnection_reason")) != null
                || CallStatus.isFinal(call);
        Analysis analysis = Analysis.of(call);
        return new ListedCall(
                id,
                Lenient.id(call.get("agent_id")),
                instant(call.get("start_timestamp")),
                ended,
                over,
                analysis.summary() != null || analysis.sentiment() != null || analysis.successful() != null);
    }

    private static @Nullable Instant instant(@Nullable Json value) {
        Long millis = Lenient.epochMillis(value);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable String nextPage(Json.Obj json) {
        boolean more = Boolean.TRUE.equals(Lenient.bool(json.get("has_more")));
        return more ? Lenient.text(json.get("pagination_key")) : null;
    }

    private <T> ApiAnswer<T> post(String apiKey, String path, byte[] body, Function<Json.Obj, @Nullable T> reading) {
        return ask(
                apiKey,
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                reading);
    }

    private <T> ApiAnswer<T> get(String apiKey, String path, Function<Json.Obj, @Nullable T> reading) {
        return ask(apiKey, path, HttpRequest.Builder::GET, reading);
    }

    private <T> ApiAnswer<T> ask(
            String apiKey,
            String path,
            Function<HttpRequest.Builder, HttpRequest.Builder> method,
            Function<Json.Obj, @Nullable T> reading) {
        // The HTTP client would repeat an illegal header value, and so the key, in its exception.
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

    private static Json.Obj equalTo(String value) {
        Json.Obj filter = object("type", new Json.Text("string"));
        filter.members().put("op", new Json.Text("eq"));
        filter.members().put("value", new Json.Text(value));
        return filter;
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
