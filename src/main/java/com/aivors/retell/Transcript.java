package com.aivors.retell;

import com.aivors.retell.CallDocument.Turn;
import com.aivors.retell.json.Json;
import com.aivors.retell.json.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the conversation from the best of its forms in an event.
public final class Transcript {

    static final String WITH_TOOLS = "transcript_with_tool_calls";

    private static final Map<String, String> SPEAKERS =
            Map.of("agent", "Agent", "user", "User", "transfer_target", "Transfer Target");
    private static final Pattern SPEAKER = Pattern.compile("(Agent|User|Transfer Target): ?(.*)", Pattern.DOTALL);

    private Transcript() {}

    /// Returns the text in Retell's format of `transcript`: `Agent: …
    /// User: …`.
    static @Nullable String text(Json.Obj call, Json.Obj beside) {
        String sent = inText(call);
        return sent == null ? spoken(listed(call, beside)) : sent;
    }

    static List<Turn> turns(Json.Obj call, Json.Obj beside) {
        List<Turn> listed = listed(call, beside);
        String text = listed.isEmpty() ? inText(call) : null;
        return text == null ? listed : fromText(text);
    }

    /// Returns null when the field is a list of utterances, which some senders put here.
    private static @Nullable String inText(Json.Obj call) {
        String text = Lenient.saidText(call.get("transcript"));
        return text != null && PlainText.startsWith(text, '[') && Lenient.array(new Json.Text(text)) != null
                ? null
                : text;
    }

    /// Returns the words of each turn of a text from [#text], without the names of the speakers.
    public static List<String> said(String transcript) {
        return fromText(transcript).stream()
                .map(Turn::text)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Turn> listed(Json.Obj call, Json.Obj beside) {
        for (Json source : new @Nullable Json[] {
            call.get(WITH_TOOLS),
            beside.get(WITH_TOOLS),
            call.get("scrubbed_" + WITH_TOOLS),
            beside.get("scrubbed_" + WITH_TOOLS),
            call.get("transcript_object"),
            beside.get("transcript_object"),
            call.get("transcript")
        }) {
            Json.Arr list = Lenient.array(source);
            List<Turn> turns = list == null ? List.of() : TurnReader.read(list);
            if (!turns.isEmpty()) {
                return turns;
            }
        }
        return List.of();
    }

    private static @Nullable String spoken(List<Turn> turns) {
        var text = new StringBuilder();
        for (Turn turn : turns) {
            String speaker = SPEAKERS.get(turn.role());
            if (speaker != null && turn.text() != null) {
                text.append(speaker).append(": ").append(turn.text()).append('\n');
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    /// Splits the text into turns. A line without a speaker continues the previous turn.
    private static List<Turn> fromText(String transcript) {
        List<Turn> turns = new ArrayList<>();
        String role = "unknown";
        var text = new StringBuilder();
        for (String line : transcript.strip().split("\n", -1)) {
            Matcher speaker = SPEAKER.matcher(line);
            if (speaker.matches()) {
                add(turns, role, text);
                role = speaker.group(1).replace(' ', '_').toLowerCase(Locale.ROOT);
                text.setLength(0);
                text.append(speaker.group(2));
            } else {
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
        }
        add(turns, role, text);
        return turns;
    }

    private static void add(List<Turn> turns, String role, StringBuilder text) {
        if (!text.toString().isBlank()) {
            turns.add(new Turn(role, text.toString().strip(), null, null, null, null));
        }
    }
}
