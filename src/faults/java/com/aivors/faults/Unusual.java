package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Sends calls of which Retell reports only parts, late, or twice with different content.
final class Unusual {

    private static final long THIRTY_DAYS = 30L * 24 * 60 * 60 * 1_000;

    private Unusual() {}

    static Findings send(TwoNodes nodes) {
        var traffic = new Traffic("unusual", Tenants.AGENTS);
        var ledger = new Ledger();
        for (int round = 0; round < 12; round++) {
            List<Said> events = traffic.call("agent_bright_01");
            Said analyzed = analyzedAt(events.get(2), 0);
            Said again = analyzedAt(events.get(2), THIRTY_DAYS);
            List<Said> sent = switch (round % 4) {
                case 0 -> List.of(events.get(1));
                case 1 -> List.of(analyzed);
                case 2 -> List.of(events.get(0), analyzed, again, events.get(1));
                default -> List.of(again, analyzed, events.get(0));
            };
            for (Said said : sent) {
                ledger.add(Load.all(List.of(said), nodes.addresses().subList(round % 2, 1 + round % 2), 1));
            }
            long started = JsonMapper.shared()
                    .readTree(sent.getLast().body())
                    .at("/call/start_timestamp")
                    .asLong();
            assertThat(nodes.text("select (extract(epoch from listed_at) * 1000)::bigint from call where call_id = '"
                            + sent.getFirst().callId() + "'"))
                    .as("the day of the call, not of its arrival")
                    .isEqualTo(Long.toString(started));
        }
        assertThat(ledger.unacknowledged()).isEmpty();
        return nodes.check(ledger);
    }

    /// Creates another analysis of the same call with a later time.
    private static Said analyzedAt(Said analyzed, long later) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(analyzed.body());
        ObjectNode call = (ObjectNode) body.get("call");
        body.put("event_timestamp", call.path("end_timestamp").asLong() + 9_000 + later);
        ((ObjectNode) call.get("call_analysis")).put("call_summary", "Told " + later + " ms later");
        String id = analyzed.id() + "+" + later;
        ((ObjectNode) call.get("metadata")).put("ledger", id);
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        return new Said(id, analyzed.callId(), analyzed.agentId(), analyzed.event(), bytes, Content.fingerprint(bytes));
    }
}
