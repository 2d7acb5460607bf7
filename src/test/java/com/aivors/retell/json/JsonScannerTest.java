package com.aivors.retell.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.Payloads;
import com.aivors.retell.json.JsonReader.Look;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fast reader and the strict one give the same result.
class JsonScannerTest {

    private static final int ROUNDS = 20_000;

    private static @Nullable String scanned(byte[] utf8, Look look) {
        Json json = JsonScanner.read(utf8, 0, look);
        return json == null ? null : told(json);
    }

    /// Returns also the structure: which parts are spans, and which were parsed.
    private static String told(Json json) {
        return switch (json) {
            case Json.Obj object -> {
                var all = new StringBuilder("{");
                object.members()
                        .forEach((name, value) -> all.append(name)
                                .append(" = ")
                                .append(told(value))
                                .append("; "));
                yield all.append('}').toString();
            }
            case Json.Arr array ->
                "array " + array.elements().stream().map(JsonScannerTest::told).toList();
            case Json.Span span -> "span " + new String(span.bytes(), StandardCharsets.UTF_8);
            default ->
                json.getClass().getSimpleName() + " " + new String(JsonOut.bytesOf(json), StandardCharsets.UTF_8);
        };
    }

    private static String careful(byte[] utf8, Look look) {
        try {
            return told(JsonReader.tokenByToken(utf8, 0, look));
        } catch (NotJson e) {
            return "not JSON: " + e.hint();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void scannerAndTokenReaderAgree(Look look) {
        var random = new RandomJson(20_261_122);
        int scannedOnes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] utf8 = spread(random.value(), random).getBytes(StandardCharsets.UTF_8);
            if (random.upTo(3) == 0 && utf8.length > 0) {
                damage(utf8, random);
            }
            String scanned = Utf8.isWellFormed(utf8, 0) ? scanned(utf8, look) : null;
            if (scanned != null) {
                scannedOnes++;
                assertThat(scanned).as(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(careful(utf8, look));
            }
        }
        assertThat(scannedOnes).isGreaterThan(ROUNDS / 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01_phone_inbound_call_started.json",
                "02_phone_inbound_call_ended.json",
                "03_phone_inbound_call_analyzed.json",
                "04_web_call_analyzed_tools_custom_analysis.json",
                "05_voicemail_outbound_call_analyzed.json",
                "v04_array_of_events.json"
            })
    void theScannerReadsRetellsPayloads(String name) {
        byte[] utf8 = Payloads.bytes(name);

        assertThat(scanned(utf8, Look.AROUND_CALL)).isNotNull().isEqualTo(careful(utf8, Look.AROUND_CALL));
    }

    @Test
    void readsEscapedTexts() {
        String json =
                "{\"event\":\"a\\n\\\"b\\\\ é 😀\", \"call\" : {\"words\": [ 1 , {\"x\":\"\\t\"} ] , \"n\":-0.5E+3}}";
        Json.Obj object = (Json.Obj)
                Objects.requireNonNull(JsonScanner.read(json.getBytes(StandardCharsets.UTF_8), 0, Look.AROUND_CALL));

        assertThat(object.get("event")).isEqualTo(new Json.Text("a\n\"b\\ é 😀"));
        assertThat(new String(JsonOut.bytesOf(object), StandardCharsets.UTF_8))
                .isEqualTo("{\"event\":\"a\\n\\\"b\\\\ é 😀\",\"call\":{\"words\":[1,{\"x\":\"\\t\"}],\"n\":-0.5E+3}}");
    }

    @Test
    void leavesUnusualJsonToTheTokenReader() {
        for (String json : List.of(
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{,}",
                "01",
                "1.",
                "-",
                "tru",
                "nulll",
                "\"\\u0041\"",
                "\"\\/\"",
                "\"\n\"",
                "[1 2]",
                "{\"a\" 1}",
                "{} {}",
                "{\"x\":{\"access_token\":1}}",
                "[".repeat(100) + "]".repeat(100))) {
            assertThat(scanned(json.getBytes(StandardCharsets.UTF_8), Look.AROUND_CALL))
                    .as(json)
                    .isNull();
        }
    }

    @Test
    void accessTokensAreSkipped() {
        byte[] utf8 = "{\"call\":{\"access_token\":\"secret\",\"call_id\":\"c\"}}".getBytes(StandardCharsets.UTF_8);

        assertThat(scanned(utf8, Look.AROUND_CALL)).isNotNull().doesNotContain("secret");
    }

    /// Adds white space wherever it is allowed.
    private static String spread(String json, RandomJson random) {
        if (random.upTo(2) == 0 || json.contains("\\\"")) {
            return json;
        }
        var out = new StringBuilder();
        boolean inText = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            inText ^= c == '"';
            out.append(c);
            if (!inText && ",:[]{}\"".indexOf(c) >= 0) {
                out.append(" \n\t\r ", 0, random.upTo(4));
            }
        }
        return out.toString();
    }

    private static void damage(byte[] utf8, RandomJson random) {
        byte[] marks = "{}[]\",:0 \\et".getBytes(StandardCharsets.US_ASCII);
        int from = random.upTo(utf8.length);
        Arrays.fill(utf8, from, Math.min(utf8.length, from + 1 + random.upTo(2)), marks[random.upTo(marks.length)]);
    }
}
