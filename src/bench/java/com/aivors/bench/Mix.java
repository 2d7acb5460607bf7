package com.aivors.bench;

import com.aivors.demo.DemoBodies;
import com.aivors.demo.DemoBodies.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The bodies that every contender receives, repeatedly in the same order: 60 % of 5 to 15 kB, 30 %
/// of 15 to 60 kB, 10 % of 200 kB and more. Words, timings, tools and costs come from the demo's
/// calls, so they compress like real ones. One half are ended events, the other half analyzed
/// events.
final class Mix {

    static final int SIZE = 200;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONG = 200_000;

    /// @param started the event for the start of the call, a few hundred bytes
    record Call(Template started, Template ended, Template analyzed) {}

    private final List<Call> calls = new ArrayList<>();
    private final List<Template> events = new ArrayList<>();

    Mix() {
        List<Told> told = DemoBodies.calls(1_000);
        Iterator<Told> source = told.iterator();
        fill(source, SIZE * 60 / 100, 5_000, 15_000);
        fill(source, SIZE * 30 / 100, 15_000, 60_000);
        for (int i = 0; i < SIZE * 10 / 100; i++) {
            // Retell's bodies of calls of an hour have up to 400 kB.
            calls.add(call(source, LONG + i * 6_000));
        }
        Collections.shuffle(calls, new Random(60_30_10));
        for (Call call : calls) {
            events.add(events.size() % 2 == 0 ? call.ended() : call.analyzed());
        }
    }

    /// Returns one event for each of `SIZE` calls.
    List<Template> events() {
        return events;
    }

    /// Returns all three events of the same calls.
    List<Call> calls() {
        return calls;
    }

    double meanBytes() {
        return events.stream().mapToInt(Template::length).average().orElseThrow();
    }

    private void fill(Iterator<Told> source, int count, int least, int most) {
        for (int found = 0; found < count; ) {
            Told told = source.next();
            if (told.ended().length >= least && told.analyzed().length < most) {
                calls.add(call(told, JSON.readTree(told.analyzed())));
                found++;
            }
        }
    }

    private Call call(Iterator<Told> source, int least) {
        Told first = source.next();
        ObjectNode event = (ObjectNode) JSON.readTree(first.analyzed());
        ObjectNode call = (ObjectNode) event.path("call");
        // Adds a margin, because the ended event is shorter.
        while (JSON.writeValueAsBytes(event).length < least + 1_500) {
            LongCall.append(call, JSON.readTree(source.next().analyzed()).path("call"));
        }
        return call(first, event);
    }

    private Call call(Told told, JsonNode analyzed) {
        String agentId = Tenants.agent(calls.size());
        long lasts = analyzed.path("call").path("duration_ms").asLong();
        ObjectNode ended = (ObjectNode) analyzed.deepCopy();
        ended.put("event", "call_ended");
        ((ObjectNode) ended.path("call")).remove("call_analysis");
        return new Call(
                template(JSON.readTree(told.started()), agentId, lasts),
                template(ended, agentId, lasts),
                template(analyzed, agentId, lasts));
    }

    private static Template template(JsonNode event, String agentId, long lastsMillis) {
        ObjectNode copy = (ObjectNode) event.deepCopy();
        String callId = copy.path("call").path("call_id").asString();
        copy.put("event_timestamp", Template.SAID);
        ObjectNode call = (ObjectNode) copy.path("call");
        call.put("agent_id", agentId).put("start_timestamp", Template.STARTED);
        if (call.has("end_timestamp")) {
            call.put("end_timestamp", Template.ENDED);
        }
        byte[] body = JSON.writeValueAsString(copy)
                .replace(callId, Template.CALL_ID)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Template(body, lastsMillis);
    }
}
