package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.Signature;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Tests a difference between Retell's clock and ours. We cannot change our clock without changing
/// the machine's, but only the difference matters, so the test changes the sender's time.
final class Clocks {

    private Clocks() {}

    static Findings check(TwoNodes nodes) {
        var traffic = new Traffic("clock", Tenants.AGENTS);
        var ledger = new Ledger();
        for (int minutes : List.of(-10, 10, -4, 4)) {
            var events = new ArrayList<>(traffic.call("agent_lake_01"));
            Collections.reverse(events);
            for (Said said : events) {
                String body = new String(said.body(), StandardCharsets.UTF_8);
                String signature = Signature.sign(
                        said.body(), TestServer.RETELL_KEY, Instant.now().plus(Duration.ofMinutes(minutes)));
                Reply reply =
                        Api.of(nodes.one()).with(Signature.HEADER, signature).post("/api/retell/webhook", body);
                if (Math.abs(minutes) > 5) {
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.code()).isEqualTo("signature-clock");
                    assertThat(reply.text()).contains("clock");
                } else {
                    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
                }
            }
            // Sends the same call through the route without a signature, where the sender's clock
            // does not matter.
            ledger.add(Load.all(traffic.call("agent_lake_01").reversed(), nodes.addresses(), 1));
        }
        return nodes.check(ledger);
    }
}
