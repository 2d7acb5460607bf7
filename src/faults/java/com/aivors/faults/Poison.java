package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.Service;
import com.aivors.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Sends events that are valid but that the database refuses. No known event does that by itself,
/// so a trigger refuses it.
final class Poison {

    private static final int EVENTS = 256;

    @SuppressWarnings("InlineFormatString") // SQL is easier to read apart from the code
    private static final String TRIGGER = """
            create or replace function refuse() returns trigger language plpgsql as $$
            begin
                raise exception 'refused' using errcode = '22003';
            end $$;
            create trigger refuse before insert on call_event
                for each row when (new.call_id = '%s') execute function refuse()
            """;

    private Poison() {}

    /// Sends one delivery of 256 events per round; one of them, at a varying position, is refused.
    ///
    /// @return the results for the table
    static String send(TwoNodes nodes, String name, int rounds) {
        Api operator = Api.operator(nodes.one());
        Api sender = Api.of(nodes.one()).with("x-n8n-webhook-secret", TestServer.N8N_SECRET);
        var traffic = new Traffic(name, Tenants.AGENTS);
        Map<String, Integer> outcomes = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            List<Said> events = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                events.add(traffic.call("agent_harbor_01").getFirst());
            }
            String poison = events.get(round * 37 % EVENTS).callId();
            nodes.execute(TRIGGER.formatted(poison));
            Reply reply = sender.post(
                    Service.N8N,
                    events.stream()
                            .map(event -> new String(event.body(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining(",", "[", "]")));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            for (JsonNode result : reply.data().path("results")) {
                outcomes.merge(result.path("outcome").asString(), 1, Integer::sum);
            }
            var ledger = new Ledger();
            events.forEach(event -> ledger.add(new Sent(event, 0, 200, 0, false)));
            nodes.check(ledger);
            assertThat(nodes.text("select string_agg(call_id, ',') from delivery"
                            + " where outcome = 'dead' and resolved_at is null and call_id = '" + poison + "'"))
                    .isEqualTo(poison);
            nodes.execute("drop trigger refuse on call_event");
            revive(operator, poison);
        }
        assertThat(outcomes).isEqualTo(Map.of("stored", rounds * (EVENTS - 1), "rejected", rounds));
        return "%d stored, %d dead letters".formatted(rounds * (EVENTS - 1), rounds);
    }

    /// Replays the dead letter. Otherwise the service would retry it and its call would appear
    /// during another test. The service may already have retried it; then there is nothing to
    /// replay.
    private static void revive(Api operator, String callId) {
        for (JsonNode letter : operator.get("/api/deliveries?outcome=dead&callId=" + callId)
                .data()
                .path("deliveries")) {
            Reply replayed =
                    operator.post("/api/deliveries/" + letter.path("id").asString() + "/replay");
            assertThat(replayed.status()).as(replayed.text()).isIn(200, 409);
        }
        assertThat(operator.get("/api/deliveries?outcome=dead&callId=" + callId)
                        .data()
                        .at("/deliveries/0/replayable")
                        .asBoolean())
                .isFalse();
    }
}
