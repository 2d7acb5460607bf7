package com.aivors.retell;

import com.aivors.retell.CallDocument.ToolCall;
import com.aivors.retell.CallDocument.Turn;
import com.aivors.retell.CallDocument.Word;
import com.aivors.retell.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a list of utterances. Roles and fields: the union types of
/// `transcript_with_tool_calls` in SDK 5.66.1.
final class TurnReader {

    private final List<Turn> turns = new ArrayList<>();

    /// The positions of invocations without a result, by id. Parallel tool calls may share an id;
    /// their results arrive in the same order.
    private final Map<String, Deque<Integer>> awaiting = new HashMap<>();

    private TurnReader() {}

    static List<Turn> read(Json.Arr utterances) {
        var reader = new TurnReader();
        for (Json utterance : utterances.elements()) {
            if (utterance instanceof Json.Obj object) {
                reader.add(object);
            }
        }
        return reader.turns;
    }

    private void add(Json.Obj utterance) {
        String role = Objects.requireNonNullElse(Lenient.label(utterance.get("role")), "unknown");
        switch (role) {
            case "tool_call_invocation" -> invoked(role, utterance);
            case "tool_call_result" -> returned(role, utterance);
            default -> spoken(role, utterance);
        }
    }

    private void spoken(String role, Json.Obj utterance) {
        List<Word> words = words(Lenient.array(utterance.get("words")));
        String text = switch (role) {
            case "dtmf" -> Lenient.text(utterance.get("digit"));
            case "node_transition" -> transition(utterance);
            default -> Lenient.text(utterance.get("content"));
        };
        Double at = Lenient.decimal(utterance.get("time_sec"));
        turns.add(new Turn(
                role,
                text,
                words.isEmpty() ? at : words.getFirst().start(),
                words.isEmpty() ? null : words.getLast().end(),
                words.isEmpty() ? null : words,
                null));
    }

    private static @Nullable String transition(Json.Obj utterance) {
        String former = Lenient.text(utterance.get("former_node_name"));
        String next = Lenient.text(utterance.get("new_node_name"));
        return former == null || next == null ? next : former + " → " + next;
    }

    private static List<Word> words(Json.@Nullable Arr list) {
        List<Word> words = new ArrayList<>();
        for (Json element : list == null ? List.<Json>of() : list.elements()) {
            if (!(element instanceof Json.Obj word)) {
                continue;
            }
            String text = Lenient.text(word.get("word"));
            if (text != null) {
                words.add(new Word(text, Lenient.decimal(word.get("start")), Lenient.decimal(word.get("end"))));
            }
        }
        return words;
    }

    private void invoked(String role, Json.Obj utterance) {
        String id = Lenient.id(utterance.get("tool_call_id"));
        if (id != null) {
            awaiting.computeIfAbsent(id, _ -> new ArrayDeque<>()).add(turns.size());
        }
        String name = Lenient.label(utterance.get("name"));
        turns.add(turn(role, utterance, new ToolCall(name, id, content(utterance.get("arguments")), null, null)));
    }

    private void returned(String role, Json.Obj utterance) {
        String id = Lenient.id(utterance.get("tool_call_id"));
        Object result = content(utterance.get("content"));
        Boolean successful = Lenient.bool(utterance.get("successful"));
        Deque<Integer> open = id == null ? null : awaiting.get(id);
        Integer at = open == null ? null : open.poll();
        if (at == null) {
            turns.add(turn(role, utterance, new ToolCall(null, id, null, result, successful)));
            return;
        }
        Turn invocation = turns.get(at);
        ToolCall call = Objects.requireNonNull(invocation.tool());
        turns.set(at, invocation.with(new ToolCall(call.name(), id, call.arguments(), result, successful)));
    }

    private static Turn turn(String role, Json.Obj utterance, ToolCall tool) {
        return new Turn(role, null, Lenient.decimal(utterance.get("time_sec")), null, null, tool);
    }

    /// Parses arguments and results, which are text that usually contains JSON.
    private static @Nullable Object content(@Nullable Json value) {
        Json parsed = Lenient.object(value);
        if (parsed == null) {
            parsed = Lenient.array(value);
        }
        return PlainJson.of(parsed == null ? value : parsed);
    }
}
