package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.SignatureCheck.Expired;
import com.aivors.retell.SignatureCheck.Malformed;
import com.aivors.retell.SignatureCheck.Mismatch;
import com.aivors.retell.SignatureCheck.Valid;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignatureTest {

    private static final String KEY = "key_1f0c2d3e4b5a69788796a5b4c3d2";
    private static final Instant NOW = Instant.ofEpochMilli(1_763_821_234_567L);
    private static final byte[] BODY = "{\"event\":\"call_started\"}".getBytes(StandardCharsets.UTF_8);

    private static JsonNode vectors() {
        InputStream in = SignatureTest.class.getResourceAsStream("/retell/signature-vectors.json");
        return JsonMapper.shared().readTree(in);
    }

    static List<JsonNode> signed() {
        return vectors().get("vectors").valueStream().toList();
    }

    static Stream<JsonNode> edges() {
        return vectors().get("edge_checks").valueStream();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void signsAndVerifiesLikeTheSdk(JsonNode vector) {
        byte[] body = vector.get("body").asString().getBytes(StandardCharsets.UTF_8);
        String key = vector.get("api_key").asString();
        Instant at = Instant.ofEpochMilli(vector.get("timestamp").asLong());
        String header = vector.get("signature").asString();
        assertThat(Signature.sign(body, key, at)).isEqualTo(header);
        assertThat(Signature.verify(header, body, key, at)).isEqualTo(new Valid(at));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void decidesEdgeCasesLikeTheSdk(JsonNode edge) {
        JsonNode vector = signed().stream()
                .filter(it -> it.get("name").equals(edge.get("vector")))
                .findFirst()
                .orElseThrow();
        String label = edge.get("label").asString();
        String body = vector.get("body").asString() + (label.startsWith("one byte appended") ? "x" : "");
        String key = label.startsWith("wrong key")
                ? "key_other"
                : vector.get("api_key").asString();
        SignatureCheck check = Signature.verify(
                edge.get("signature").asString(),
                body.getBytes(StandardCharsets.UTF_8),
                key,
                Instant.ofEpochMilli(edge.get("now_ms").asLong()));
        assertThat(check instanceof Valid)
                .as(label)
                .isEqualTo(edge.get("expect_valid").asBoolean());
    }

    @Test
    void reportsTheClockDifferenceInBothDirections() {
        String header = Signature.sign(BODY, KEY, NOW);
        assertThat(Signature.verify(header, BODY, KEY, NOW.plusMillis(300_000))).isEqualTo(new Valid(NOW));
        assertThat(Signature.verify(header, BODY, KEY, NOW.minusMillis(300_000)))
                .isEqualTo(new Valid(NOW));
        assertThat(Signature.verify(header, BODY, KEY, NOW.plusMillis(300_001)))
                .isEqualTo(new Expired(Duration.ofMillis(300_001)));
        assertThat(Signature.verify(header, BODY, KEY, NOW.minusMillis(300_001)))
                .isEqualTo(new Expired(Duration.ofMillis(-300_001)));
    }

    @Test
    void clockErrorsAreReportedOnlyForTheRightKey() {
        String header = Signature.sign(BODY, KEY, NOW);
        Instant late = NOW.plus(Duration.ofMinutes(6));
        assertThat(Signature.verify(header, BODY, KEY, late)).isInstanceOf(Expired.class);
        assertThat(Signature.verify(header, BODY, "another key", late)).isEqualTo(new Mismatch());
    }

    @Test
    void wrongKeysAndChangedBodiesDoNotMatch() {
        String header = Signature.sign(BODY, KEY, NOW);
        byte[] changed = BODY.clone();
        changed[3] ^= 1;
        assertThat(Signature.verify(header, BODY, KEY + "x", NOW)).isEqualTo(new Mismatch());
        assertThat(Signature.verify(header, changed, KEY, NOW)).isEqualTo(new Mismatch());
        assertThat(Signature.verify(header, BODY, "", NOW)).isEqualTo(new Mismatch());
    }

    @Test
    void digitsCannotMoveFromTheBodyToTheTime() {
        byte[] body = "{}1".getBytes(StandardCharsets.UTF_8);
        String header = Signature.sign(body, KEY, NOW);
        String shifted = header.replace("v=1763", "v=11763");
        assertThat(Signature.verify(shifted, "{}".getBytes(StandardCharsets.UTF_8), KEY, NOW))
                .isEqualTo(new Malformed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=", "v=1,d=a", " v=1763821234567,d=", "v=1763821234567,d=zz"})
    void otherFormatsAreMalformed(String header) {
        assertThat(Signature.verify(header, BODY, KEY, NOW)).isEqualTo(new Malformed());
        assertThat(Signature.verify(Signature.sign(BODY, KEY, NOW) + header + " ", BODY, KEY, NOW))
                .isEqualTo(new Malformed());
        assertThat(Signature.verify(null, BODY, KEY, NOW)).isEqualTo(new Malformed());
    }
}
