package com.aivors.retell;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The agents and calls of one key of [RetellStandIn], in the types of SDK 5.66.1. A request that
/// those types do not allow throws [IllegalArgumentException].
final class StandInWorkspace {

    private static final JsonMapper JSON = new JsonMapper();

    /// Fields that get-call has and the list's items lack.
    private static final List<String> NOT_LISTED = List.of(
            "transcript", "transcript_object", "transcript_with_tool_calls", "scrubbed_transcript_with_tool_calls");

    private static final long CHANGED = 1_760_000_000_000L;

    /// Agents: names by id.
    final Map<String, String> agents = new TreeMap<>();

    private final Map<String, ObjectNode> calls = new HashMap<>();

    void put(ObjectNode call) {
        if (!call.has("call_type")) {
            call.put("call_type", "phone_call");
        }
        boolean phone = call.path("call_type").asString().equals("phone_call");
        Map<String, String> required = phone
                ? Map.of("direction", "inbound", "from_number", "+12025550143", "to_number", "+12025550100")
                : Map.of("access_token", "token_of_the_room");
        required.forEach((name, value) -> {
            if (!call.has(name)) {
                call.put(name, value);
            }
        });
        if (!call.has("agent_version")) {
            call.put("agent_version", 0);
        }
        calls.put(call.path("call_id").asString(), call);
    }

    void forget(String callId) {
        Objects.requireNonNull(call(callId)).put("forgotten", true);
    }

    @Nullable
    ObjectNode call(String callId) {
        ObjectNode call = calls.get(callId);
        return call == null || call.has("forgotten") ? null : call;
    }

    /// Returns an `AgentResponse`.
    @Nullable
    ObjectNode agent(String agentId) {
        String name = agents.get(agentId);
        if (name == null) {
            return null;
        }
        ObjectNode agent = JSON.createObjectNode()
                .put("agent_id", agentId)
                .put("agent_name", name)
                .put("version", 0)
                .put("voice_id", "retell-Cimo")
                .put("last_modification_timestamp", CHANGED);
        agent.putObject("response_engine").put("type", "retell-llm").put("llm_id", "llm_of_" + agentId);
        return agent;
    }

    /// Returns an `AgentListResponse`. The page is in the query of the URL, the filter in the body.
    ObjectNode agents(@Nullable String address, JsonNode body, int mostPerPage) {
        Map<String, String> query = parameters(address);
        only(query.keySet(), Set.of("limit", "pagination_key", "sort_order"));
        only(body.propertyNames(), Set.of("filter_criteria"));
        JsonNode filter = body.path("filter_criteria");
        only(filter.propertyNames(), Set.of("channel", "query"));
        JsonNode channel = filter.path("channel");
        if (!channel.isMissingNode()
                && !(channel.path("type").asString().equals("string")
                        && channel.path("op").asString().equals("eq")
                        && channel.path("value").asString().equals("voice"))) {
            throw new IllegalArgumentException("channel must be equal to voice");
        }
        List<ObjectNode> found = new ArrayList<>();
        agents.forEach((agentId, name) -> {
            ObjectNode item = JSON.createObjectNode()
                    .put("agent_id", agentId)
                    .put("agent_name", name)
                    .put("channel", "voice")
                    .put("user_modified_timestamp", CHANGED);
            item.putObject("tags");
            found.add(item);
        });
        int limit = limit(Integer.parseInt(query.getOrDefault("limit", "50")));
        return page(
                found,
                item -> item.path("agent_id").asString(),
                query.getOrDefault("pagination_key", ""),
                Math.min(limit, mostPerPage));
    }

    /// Returns a `CallListResponse`.
    ObjectNode calls(JsonNode query, int mostPerPage) {
        only(query.propertyNames(), Set.of("filter_criteria", "sort_order", "limit", "pagination_key"));
        JsonNode filter = query.path("filter_criteria");
        only(filter.propertyNames(), Set.of("start_timestamp", "agent"));
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
        Set<String> ofAgents = StreamSupport.stream(filter.path("agent").spliterator(), false)
                .map(agent -> agent.path("agent_id").asString())
                .collect(Collectors.toSet());
        List<ObjectNode> found = between(from, to, ofAgents);
        if (!query.path("sort_order").asString("descending").equals("ascending")) {
            Collections.reverse(found);
        }
        int limit = limit(query.path("limit").asInt(50));
        ObjectNode page = page(
                found,
                call -> call.path("call_id").asString(),
                query.path("pagination_key").asString(""),
                Math.min(limit, mostPerPage));
        page.path("items").forEach(item -> {
            ((ObjectNode) item).remove(NOT_LISTED);
            ((ObjectNode) item).remove("forgotten");
        });
        return page;
    }

    private List<ObjectNode> between(long from, long to, Set<String> ofAgents) {
        return new ArrayList<>(calls.values().stream()
                .filter(call -> call.path("start_timestamp").asLong(-1) >= from
                        && call.path("start_timestamp").asLong() <= to)
                .filter(call -> ofAgents.isEmpty()
                        || ofAgents.contains(call.path("agent_id").asString()))
                .sorted(Comparator.<ObjectNode>comparingLong(
                                call -> call.path("start_timestamp").asLong())
                        .thenComparing(call -> call.path("call_id").asString()))
                .toList());
    }

    /// @param after the id of the last item of the previous page; empty for the first page
    private static ObjectNode page(List<ObjectNode> found, Function<ObjectNode, String> id, String after, int limit) {
        int begin = 0;
        if (!after.isEmpty()) {
            while (begin < found.size() && !id.apply(found.get(begin)).equals(after)) {
                begin++;
            }
            begin++;
        }
        int end = Math.min(found.size(), begin + limit);
        ObjectNode page = JSON.createObjectNode();
        var items = page.putArray("items");
        for (int i = begin; i < end; i++) {
            items.add(found.get(i).deepCopy());
        }
        page.put("has_more", end < found.size());
        if (end < found.size()) {
            page.put("pagination_key", id.apply(found.get(end - 1)));
        }
        return page;
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("limit must be 1 to 1000");
        }
        return limit;
    }

    private static Map<String, String> parameters(@Nullable String address) {
        var parameters = new HashMap<String, String>();
        for (String pair : address == null ? new String[0] : address.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void only(Iterable<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown field " + name);
            }
        }
    }
}
