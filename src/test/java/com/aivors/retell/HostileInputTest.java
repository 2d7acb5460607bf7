package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Inputs that could cost too much CPU time or memory, or cause errors.
class HostileInputTest {

    private static final int TEN_MB = 10 * 1024 * 1024;

    /// In ns. The promise is 200 ms of CPU per input. The tests run without the optimising
    /// compiler, which makes them more than twice as slow.
    private static final long MOST_NANOS = 400_000_000;

    /// The limit on a slow machine, as a multiple of the time in which Jackson reads the same size.
    /// The most expensive input takes 1.6 times as long.
    private static final int TIMES_READING = 3;

    private static String filled(String start, String repeated, String end) {
        return start + repeated.repeat((TEN_MB - start.length() - end.length()) / repeated.length()) + end;
    }

    static Map<String, String> inputs() {
        var inputs = new LinkedHashMap<String, String>();
        inputs.put("100,000 arrays", "[".repeat(100_000));
        inputs.put("10 MB of arrays", filled("", "[", ""));
        inputs.put("10 MB of objects", filled("", "{\"body\":", ""));
        inputs.put("one string", filled("\"", "a", "\""));
        inputs.put("a string of arrays", filled("\"", "[", "\""));
        inputs.put("a string of quotes", filled("\"", "\\\"", "\""));
        inputs.put("a long transcript", filled("{\"call_id\":\"c\",\"transcript\":\"", "User: é\\n", "\"}"));
        inputs.put("a long call_id", filled("{\"call_id\":\"", "x", "\"}"));
        inputs.put("an open string", filled("\"", "a", ""));
        inputs.put("a long number", filled("{\"call_id\":\"c\",\"duration_ms\":", "9", "}"));
        inputs.put("a long name", filled("{\"", "a", "\":1}"));
        inputs.put("one name again and again", filled("{\"call_id\":\"c\"", ",\"a\":1", "}"));
        inputs.put("empty objects", filled("[{}", ",{}", "]"));
        inputs.put("objects in metadata", filled("{\"call_id\":\"c\",\"metadata\":[{}", ",{}", "]}"));
        inputs.put("numbers as utterances", filled("{\"call_id\":\"c\",\"transcript_object\":[1", ",1", "]}"));
        inputs.put("a form without end", filled("a=b", "&a=b", ""));
        inputs.put("escaped form bytes", filled("body=", "%7B", ""));
        inputs.put("white space", filled("", " ", ""));
        inputs.put("escapes", filled("{\"call_id\":\"c\",\"x\":\"", "\\u0000\\ud800", "\"}"));
        inputs.put(
                "custom analysis",
                filled("{\"call_id\":\"c\",\"call_analysis\":{\"custom_analysis_data\":{\"a\":[1", ",1", "]}}}"));
        inputs.put("half strings", filled("[", "\"{\",", "1]"));
        return inputs;
    }

    static List<String> names() {
        return List.copyOf(inputs().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void unwrappingUsesLittleCpuTime(String name) {
        byte[] body = Objects.requireNonNull(inputs().get(name)).getBytes(StandardCharsets.UTF_8);
        long best = best(() -> assertThat(new Unwrapper().unwrap(body, null)).isNotEmpty());
        if (best > MOST_NANOS) {
            assertThat(best).as(name).isLessThan(TIMES_READING * best(HostileInputTest::read));
        }
    }

    /// Reads ten ordinary megabytes with Jackson without keeping anything.
    private static void read() {
        byte[] body = filled("[1", ",1", "]").getBytes(StandardCharsets.UTF_8);
        try (var parser = JsonMapper.shared().createParser(body)) {
            while (parser.nextToken() != null) {
                // The loop only reads.
            }
        }
    }

    /// @return nanoseconds of CPU time, the best of three runs
    private static long best(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = threads.getCurrentThreadCpuTime();
            work.run();
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    @Test
    void trailingTokensAreRefused() {
        for (String sent : List.of(
                "{\"call_id\":\"c\"}{}", "{\"call_id\":\"c\"} 1", "{\"call_id\":\"c\"}]", "{\"call_id\":\"c\"},")) {
            assertThat(Payloads.only(sent)).as(sent).isInstanceOf(Element.Unreadable.class);
        }
    }

    @Test
    void byteOrderMarksAreIgnored() {
        assertThat(Payloads.event("\ufeff {\"call_id\":\"c\"}").callId()).isEqualTo("c");
        assertThat(Payloads.event("{\"body\":\"\ufeff{\\\"call_id\\\":\\\"c\\\"}\"}")
                        .callId())
                .isEqualTo("c");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xff, 0xc0, 0x80, 0xed, 0xf8})
    void invalidUtf8IsUnreadable(int bad) {
        byte[] body = "{\"call_id\":\"c\",\"x\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        body[body.length - 4] = (byte) bad;
        body[body.length - 3] = (byte) 0xa0;
        assertThat(new Unwrapper().unwrap(body, null))
                .singleElement()
                .isInstanceOfSatisfying(
                        Element.Unreadable.class, it -> assertThat(it.hint()).contains("UTF-8"));
    }

    @Test
    void nulAndLoneSurrogatesStayInTheBodyAsEscapes() {
        CallEvent event = Payloads.event(
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\\u0000\",\"metadata\":{\"a\\ud800\":\"\\udc00\\u0000\"}}}");
        assertThat(event.callId()).isEqualTo("c");
        String body = Payloads.utf8(event.body());
        assertThat(body).contains("\"call_id\":\"c\\u0000\"", "{\"a\\ud800\":\"\\udc00\\u0000\"}");
        assertThat(JsonMapper.shared().readTree(body).isObject()).isTrue();
    }

    @Test
    void numbersAreKeptAsWritten() {
        String numbers = "[1e999999,-0.0,1.50,123456789012345678901234567890,1E-7]";
        assertThat(Payloads.utf8(Payloads.event("{\"call_id\":\"c\",\"metadata\":" + numbers + "}")
                        .body()))
                .contains(numbers);
    }

    @Test
    void aDuplicateNameKeepsItsLastValue() {
        assertThat(Payloads.event("{\"call_id\":\"a\",\"call_id\":\"b\"}").callId())
                .isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "{}",
                "[]",
                "hello",
                "a=b",
                "{\"call\":null}",
                "{\"call\":7}",
                "%",
                "=",
                "&"
            })
    void bodiesWithoutACallAreUnreadableWithAHint(String sent) {
        assertThat(Payloads.hint(sent)).endsWith(".").isNotEqualTo("readable");
    }
}
