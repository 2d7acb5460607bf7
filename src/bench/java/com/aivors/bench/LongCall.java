package com.aivors.bench;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Joins several calls into one long call with their transcripts in sequence.
final class LongCall {

    private LongCall() {}

    /// Appends the transcript of `more` to `call`, and shifts its times by the length of `call`.
    static void append(ObjectNode call, JsonNode more) {
        long lasted = call.path("duration_ms").asLong();
        double seconds = lasted / 1_000.0;
        call.put(
                "transcript",
                call.path("transcript").asString() + more.path("transcript").asString());
        for (String turns : List.of("transcript_object", "transcript_with_tool_calls")) {
            ArrayNode all = (ArrayNode) call.path(turns);
            for (JsonNode turn : more.path(turns)) {
                ObjectNode later = (ObjectNode) turn.deepCopy();
                for (JsonNode word : later.path("words")) {
                    shift((ObjectNode) word, "start", seconds);
                    shift((ObjectNode) word, "end", seconds);
                }
                all.add(later);
            }
        }
        call.put("duration_ms", lasted + more.path("duration_ms").asLong());
    }

    private static void shift(ObjectNode word, String field, double seconds) {
        word.put(field, Math.round((word.path(field).asDouble() + seconds) * 1_000) / 1_000.0);
    }
}
