package com.aivors.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MixTest {

    private static final long NOW = 1_790_000_000_000L;
    private static final Mix MIX = new Mix();

    @Test
    void hasTheDocumentedSizes() {
        assertThat(count(5_000, 15_000)).isEqualTo(120);
        assertThat(count(15_000, 60_000)).isEqualTo(60);
        assertThat(count(200_000, 400_000)).isEqualTo(20);
    }

    @Test
    void everyBodyIsANewEventOfAJustEndedCall() {
        Set<String> calls = new HashSet<>();
        for (int i = 0; i < Mix.SIZE; i++) {
            CallEvent event = read(MIX.events().get(i).filled(i, NOW));
            assertThat(event.event()).isEqualTo(i % 2 == 0 ? "call_ended" : "call_analyzed");
            assertThat(event.callId()).isEqualTo(Identity.callId(i));
            assertThat(event.sentAtMillis()).isBetween(NOW - 1_000, NOW);
            assertThat(event.facts().endedAtMillis()).isBetween(NOW - 2_000, NOW);
            assertThat(event.facts().transcript()).isNotBlank();
            calls.add(event.callId());
        }
        assertThat(calls).hasSize(Mix.SIZE);
    }

    @Test
    void startedAndAnalyzedEventsShareTheStartTime() {
        for (Mix.Call call : MIX.calls()) {
            assertThat(read(call.started().filled(7, NOW)).event()).isEqualTo("call_started");
            assertThat(read(call.started().filled(7, NOW)).facts().startedAtMillis())
                    .isEqualTo(read(call.analyzed().filled(7, NOW)).facts().startedAtMillis());
        }
    }

    private static long count(int least, int most) {
        return MIX.events().stream()
                .filter(template -> template.length() >= least && template.length() < most)
                .count();
    }

    private static CallEvent read(byte[] body) {
        return ((Element.OfCall) new Unwrapper().unwrap(body, null).getFirst()).event();
    }
}
