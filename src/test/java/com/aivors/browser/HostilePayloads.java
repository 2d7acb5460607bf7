package com.aivors.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Texts that a caller, an agent or the holder of a stolen secret could send: tags, attributes,
/// schemes, templates, style, markdown and bidirectional text (after the OWASP XSS filter evasion
/// cheat sheet). Every field contains each of them.
final class HostilePayloads {

    private static final Path FILE = Path.of("src/test/resources/hostile/payloads.json");

    private HostilePayloads() {}

    static List<String> all() {
        return List.of(JsonMapper.shared().readValue(FILE, String[].class));
    }

    /// @param start in milliseconds; determines the order in the list
    static Map<String, Object> event(String callId, String agentId, String text, long start) {
        var call = new LinkedHashMap<String, Object>();
        call.put("call_id", callId);
        call.put("agent_id", agentId);
        for (String field : List.of(
                "agent_name",
                "call_type",
                "direction",
                "from_number",
                "to_number",
                "disconnection_reason",
                "transfer_destination",
                "recording_url",
                "recording_multi_channel_url",
                "public_log_url",
                "knowledge_base_retrieved_contents_url",
                "access_token")) {
            call.put(field, text);
        }
        call.put("call_status", "ended");
        call.put("start_timestamp", start);
        call.put("end_timestamp", start + 60_000);
        call.put("transcript", "Agent: " + text + "\nUser: " + text);
        call.put("transcript_object", turns(text));
        call.put("transcript_with_tool_calls", turns(text));
        call.put("metadata", Map.of(text, text));
        call.put("retell_llm_dynamic_variables", Map.of("name", text));
        call.put(
                "call_cost",
                Map.of("combined_cost", 12.5, "product_costs", List.of(Map.of("product", text, "cost", 12.5))));
        call.put("latency", Map.of("e2e", Map.of("p50", text, "p90", 900), text, Map.of("p50", 1)));
        call.put(
                "call_analysis",
                Map.of(
                        "call_summary",
                        text,
                        "user_sentiment",
                        text,
                        "call_successful",
                        true,
                        "custom_analysis_data",
                        Map.of(text, text, "plain", text, "nested", Map.of(text, List.of(text)))));
        return Map.of("event", "call_analyzed", "call", call);
    }

    private static List<Map<String, Object>> turns(String text) {
        var turns = new ArrayList<Map<String, Object>>();
        for (String role : List.of("agent", "user", "transfer_target", "sms", "injected", text)) {
            turns.add(Map.of(
                    "role", role,
                    "content", text,
                    "words", List.of(Map.of("word", text, "start", 0.1, "end", 0.9))));
        }
        turns.add(Map.of("role", "dtmf", "digit", text));
        turns.add(Map.of("role", "node_transition", "former_node_name", text, "new_node_name", text));
        turns.add(Map.of(
                "role", "tool_call_invocation", "tool_call_id", "t1", "name", text, "arguments", text, "time_sec", 1));
        turns.add(Map.of("role", "tool_call_result", "tool_call_id", "t1", "content", text, "successful", false));
        turns.add(Map.of(
                "role", "tool_call_invocation",
                "tool_call_id", "t2",
                "name", "look_up",
                "arguments", Map.of(text, text)));
        return turns;
    }
}
