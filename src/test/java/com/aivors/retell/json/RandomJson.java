package com.aivors.retell.json;

import com.aivors.retell.Payloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Random JSON with the names that we know and nested values of every kind. The same seed gives the
/// same JSON.
public final class RandomJson {

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1e999999",
            "12.50",
            "1e-9999999999",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"true\"",
            "\"41382\"",
            "\"[object Object]\"",
            "\"{\\\"call_id\\\":1}\"",
            "1763800205118");

    private static final List<String> NAMES = List.of(
            "event",
            "call",
            "call_id",
            "body",
            "data",
            "payload",
            "json",
            "agent_id",
            "call_analysis",
            "latency",
            "e2e",
            "p50",
            "transcript",
            "transcript_with_tool_calls",
            "role",
            "words",
            "tool_call_id",
            "call_cost",
            "custom_analysis_data",
            "data_storage_setting",
            "start_timestamp",
            "duration_ms",
            "name",
            "product_costs");

    private static final int DEEPEST = 4;

    private final SplittableRandom random;

    public RandomJson(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    public int upTo(int bound) {
        return random.nextInt(bound);
    }

    public byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    public String value() {
        return value(DEEPEST);
    }

    private String value(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(3)) {
            case 1 ->
                random.ints(random.nextInt(4), 0, 1)
                        .mapToObj(_ -> value(depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            case 2 -> object(depth);
            default -> random.nextInt(3) == 0 ? text() : oneOf(SCALARS);
        };
    }

    private String object(int depth) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            members.put(oneOf(NAMES), value(depth - 1));
        }
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// Returns random characters, including unpaired surrogates.
    private String text() {
        var characters = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            characters.append((char) random.nextInt(Character.MAX_VALUE + 1));
        }
        var out = new JsonOut(16);
        out.string(characters.toString());
        return Payloads.utf8(out.toBytes());
    }
}
