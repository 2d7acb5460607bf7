package com.aivors.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Limits the cost of finding the key for a body.
class SignedSourcesTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final int KEYS = 40;

    private final List<String> tried = new ArrayList<>();
    private final List<Sources.SourceWithSecrets> all =
            IntStream.range(0, KEYS).mapToObj(SignedSourcesTest::source).toList();
    private final SignedSources signatures = new SignedSources(
            () -> all,
            (_, _) -> {},
            (header, body, key, now) -> {
                tried.add(key);
                return Signature.verify(header, body, key, now);
            },
            () -> NOW);

    private static Sources.SourceWithSecrets source(int number) {
        return new Sources.SourceWithSecrets(
                new Source(new UUID(0, number), Source.Kind.RETELL, "Workspace " + number, null),
                List.of(new Sources.ActiveSecret("secret-" + number, "key_" + number, "…", NOW)));
    }

    private static byte[] body(String agentId, int bytes) {
        byte[] body = new byte[bytes];
        Arrays.fill(body, (byte) ' ');
        byte[] text = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"agent_id\" : \"%s\"}}"
                .formatted(agentId)
                .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(text, 0, body, 0, text.length);
        return body;
    }

    private SignedSources.Result verify(byte[] body, String key, Instant at) {
        tried.clear();
        return signatures.verify(Signature.sign(body, key, at), body);
    }

    private static String code(SignedSources.Result result) {
        return result instanceof SignedSources.Refused refused
                ? refused.fault().refusal().reason()
                : "verified";
    }

    @Test
    void theSizeOfABodyLimitsTheNumberOfTriedKeys() {
        assertThat(code(verify(body("agent_x", 16 << 20), "key_of_a_stranger", NOW)))
                .isEqualTo("signature-wrong");
        assertThat(tried).hasSize(1);

        assertThat(code(verify(body("agent_x", 1 << 20), "key_of_a_stranger", NOW)))
                .isEqualTo("signature-wrong");
        assertThat(tried).as("no more bytes than those of one largest body").hasSize(16);

        assertThat(code(verify(body("agent_x", 20_000), "key_of_a_stranger", NOW)))
                .isEqualTo("signature-wrong");
        assertThat(tried).hasSize(KEYS);
    }

    @Test
    void theLastValidKeyOfAnAgentIsTriedFirst() {
        assertThat(code(verify(body("agent_a", 2_000), "key_39", NOW))).isEqualTo("verified");
        assertThat(code(verify(body("agent_b", 2_000), "key_38", NOW))).isEqualTo("verified");

        assertThat(code(verify(body("agent_a", 8 << 20), "key_39", NOW))).isEqualTo("verified");
        assertThat(tried).containsExactly("key_39");
        assertThat(code(verify(body("agent_b", 8 << 20), "key_38", NOW))).isEqualTo("verified");
        assertThat(tried).containsExactly("key_38");
        assertThat(code(verify(body("agent_a", 2_000), "key_3", NOW)))
                .as("an agent may move to another workspace")
                .isEqualTo("verified");
    }

    @Test
    void largeBodiesWithAWrongClockAreNotHashed() {
        Instant longAgo = NOW.minus(Duration.ofMinutes(6));
        assertThat(code(verify(body("agent_a", 16 << 20), "key_39", longAgo))).isEqualTo("signature-clock");
        assertThat(tried).isEmpty();

        assertThat(verify(body("agent_a", 2_000), "key_39", longAgo))
                .as("a small one is hashed to tell whose clock it is")
                .isInstanceOfSatisfying(SignedSources.Refused.class, refused -> {
                    assertThat(refused.fault()).isEqualTo(new SignatureFault.Clock(Duration.ofMinutes(6)));
                    assertThat(refused.source()).isEqualTo(all.get(39).source());
                });
    }

    @Test
    void aSourcesOwnUrlTriesOnlyItsKeys() {
        byte[] body = body("agent_a", 2_000);
        tried.clear();
        assertThat(code(signatures.verify(Signature.sign(body, "key_7", NOW), body, all.get(7))))
                .isEqualTo("verified");
        assertThat(code(signatures.verify(Signature.sign(body, "key_8", NOW), body, all.get(7))))
                .isEqualTo("signature-wrong");
        assertThat(tried).containsExactly("key_7", "key_7");
    }

    @Test
    void theAgentIdIsReadFromTheStartOfTheBody() {
        assertThat(SignedSources.agentId(body("agent_a", 500))).isEqualTo("agent_a");
        for (String body : List.of("", "{", "\"agent_id\"", "\"agent_id\": null, \"x\":\"y\"", "\"agent_id\":\"open")) {
            assertThat(SignedSources.agentId(body.getBytes(StandardCharsets.UTF_8)))
                    .as(body)
                    .isNull();
        }
    }
}
