package com.aivors.call.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayNoticeTest {

    private static final UUID ACME = new UUID(1, 2);
    private static final UUID GLOBEX = new UUID(3, 4);

    @Test
    void preservesAnyCallId() {
        Set<String> ids = Set.of("a\nb", "a b", "\"", "\\", "{}", "\r\n", "\u2028", "\u0001", "é😀", "");
        List<String> payloads = RelayNotice.payloads("me", Map.of(ACME, ids));
        assertThat(payloads).hasSize(1).noneMatch(payload -> payload.contains("\n"));
        RelayNotice notice = RelayNotice.read(payloads.getFirst());
        assertThat(notice).isEqualTo(new RelayNotice(1, "me", Map.of(ACME, ids)));
    }

    @Test
    void splitsManyCallsIntoPayloadsWithinTheSizeLimit() {
        var ids = new LinkedHashSet<String>();
        for (int i = 0; i < 400; i++) {
            ids.add("\u0001ü".repeat(40) + i);
        }
        Map<UUID, Set<String>> calls = Map.of(ACME, ids, GLOBEX, Set.of("one", "x".repeat(255)));
        List<String> payloads = RelayNotice.payloads("a node", calls);
        assertThat(payloads).allMatch(payload -> payload.getBytes(StandardCharsets.UTF_8).length < 8_000);
        var arrived = new HashMap<UUID, Set<String>>();
        for (String payload : payloads) {
            Objects.requireNonNull(RelayNotice.read(payload))
                    .calls()
                    .forEach((client, some) -> arrived.computeIfAbsent(client, _ -> new LinkedHashSet<>())
                            .addAll(some));
        }
        assertThat(arrived).isEqualTo(calls);
    }

    @Test
    void readsTheOldFormat() {
        assertThat(RelayNotice.read("old\n" + ACME + " call 1\n" + GLOBEX + " call_2"))
                .isEqualTo(new RelayNotice(1, "old", Map.of(ACME, Set.of("call 1"), GLOBEX, Set.of("call_2"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old\n00000000-0000-0001-0000-000000000002 a\nb",
                "old\nno-client a",
                "{",
                "{}",
                "{\"v\":1}",
                "{\"v\":2,\"node\":\"me\",\"calls\":{}}",
                "{\"v\":1,\"node\":\"me\",\"calls\":{\"x\":[]}}",
                "[]",
                "null",
            })
    void ignoresInvalidNotices(String payload) {
        assertThat(RelayNotice.read(payload)).isNull();
    }
}
