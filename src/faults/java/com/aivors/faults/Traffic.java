package com.aivors.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Generates calls with Retell's events: three events per call, 1 to 60 kB, shuffled, one in ten
/// sent twice. The same name gives the same calls.
final class Traffic {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long NOW = 1_790_000_000_000L;
    private static final List<String> WORDS = List.of(
            "appointment",
            "Tuesday",
            "morning",
            "insurance",
            "the",
            "with",
            "Dr.",
            "Müller",
            "née",
            "≈ 4 pm",
            "\"quoted\"",
            "cleaning",
            "reschedule",
            "please",
            "certainly",
            "thanks",
            "🙂",
            "number",
            "is");

    private final Random random;
    private final String name;
    private final List<String> agents;
    private int calls;

    /// @param name distinguishes the calls of this traffic from others
    Traffic(String name, List<String> agents) {
        this.random = new Random(name.hashCode());
        this.name = name;
        this.agents = agents;
    }

    /// Returns the events of new calls in the order of sending.
    List<Said> of(int count) {
        var all = new ArrayList<Said>();
        for (int call = 0; call < count; call++) {
            all.addAll(call(agents.get(random.nextInt(agents.size()))));
        }
        return shuffledWithRepeats(all);
    }

    /// Returns every event, one in ten twice, in random order.
    List<Said> shuffledWithRepeats(List<Said> events) {
        var all = new ArrayList<>(events);
        events.stream().filter(_ -> random.nextInt(10) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    /// Returns the three events of a call of this agent, in their original order.
    List<Said> call(String agentId) {
        String callId = "call_%s_%06d".formatted(name, ++calls);
        long started = NOW + random.nextInt(86_400_000);
        int turns = (int) Math.min(150, 2 + Math.abs(random.nextGaussian()) * 25);
        ObjectNode call = JSON.createObjectNode()
                .put("call_id", callId)
                .put("call_type", "phone_call")
                .put("agent_id", agentId)
                .put("agent_name", "Front desk " + agentId.substring(agentId.length() - 2))
                .put("agent_version", random.nextInt(9))
                .put("direction", random.nextBoolean() ? "inbound" : "outbound")
                .put("from_number", "+1415555%04d".formatted(random.nextInt(10_000)))
                .put("to_number", "+1628555%04d".formatted(random.nextInt(10_000)))
                .put("start_timestamp", started)
                .put("call_status", "ongoing");
        Said first = said(call, agentId, "call_started", started + 120);

        long ended = started + turns * 3_100L + random.nextInt(900);
        call.put("call_status", "ended")
                .put("end_timestamp", ended)
                .put("disconnection_reason", random.nextInt(4) == 0 ? "agent_hangup" : "user_hangup")
                .put("recording_url", "https://recordings.test/" + callId + "/recording.wav");
        if (random.nextInt(5) > 0) {
            call.put("duration_ms", ended - started);
        }
        speak(call, turns);
        call.putObject("call_cost").put("combined_cost", random.nextInt(90_000) / 1_000.0);
        call.putObject("latency").putObject("e2e").put("p50", 700 + random.nextInt(900));
        Said second = said(call, agentId, "call_ended", ended + 350);

        ObjectNode analysis = call.putObject("call_analysis")
                .put("call_summary", sentence(30))
                .put("in_voicemail", false)
                .put(
                        "user_sentiment",
                        List.of("Positive", "Neutral", "Negative").get(random.nextInt(3)))
                .put("call_successful", random.nextBoolean());
        analysis.putObject("custom_analysis_data")
                .put("booked", random.nextBoolean())
                .put("note", sentence(4));
        Said third = said(call, agentId, "call_analyzed", ended + 4_000);
        return Stream.of(first, second, third).toList();
    }

    /// Most of Retell's events contain their own time; others contain only the times of the call.
    private Said said(ObjectNode call, String agentId, String event, long at) {
        String callId = call.path("call_id").asString();
        String id = callId + "/" + event;
        ObjectNode copy = call.deepCopy();
        copy.putObject("metadata").put("ledger", id);
        ObjectNode body = JSON.createObjectNode().put("event", event);
        if (random.nextInt(10) < 7) {
            body.put("event_timestamp", at);
        }
        body.set("call", copy);
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        return new Said(id, callId, agentId, event, bytes, Content.fingerprint(bytes));
    }

    private void speak(ObjectNode call, int turns) {
        var transcript = new StringBuilder();
        ArrayNode object = call.putArray("transcript_object");
        for (int turn = 0; turn < turns; turn++) {
            String content = sentence(3 + random.nextInt(12));
            transcript
                    .append(turn % 2 == 0 ? "Agent: " : "User: ")
                    .append(content)
                    .append('\n');
            ObjectNode one = object.addObject()
                    .put("role", turn % 2 == 0 ? "agent" : "user")
                    .put("content", content);
            ArrayNode words = one.putArray("words");
            for (int word = 0; word < 4; word++) {
                words.addObject()
                        .put("word", WORDS.get(random.nextInt(WORDS.size())))
                        .put("start", turn * 3.1 + word * 0.31)
                        .put("end", turn * 3.1 + word * 0.31 + 0.25);
            }
        }
        call.put("transcript", transcript.toString());
    }

    private String sentence(int words) {
        var text = new StringBuilder(String.format(Locale.ROOT, "%d", random.nextInt(100)));
        for (int word = 0; word < words; word++) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
