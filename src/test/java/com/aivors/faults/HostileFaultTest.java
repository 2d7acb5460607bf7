package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// Requests that no honest sender makes, byte by byte, while honest ones go on.
@Tag("faults")
class HostileFaultTest {

    private static Site site;

    @BeforeAll
    static void open() {
        site = Site.open("hostile", Map.of("fsync", "off"), Map.of());
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Fault(number = 21, value = "hostile bodies and framing: 4xx or kept, no 500, neighbours unharmed")
    void hostileInputs(Figures figures) throws IOException {
        Map<String, byte[]> hostile = inputs();
        var wrong = new ArrayList<String>();
        String slowest = "";
        long longest = 0;
        List<Said> neighbours = new Traffic("neighbour", Tenants.AGENTS).of(200);
        try (Load load = Load.begin(neighbours, List.of(site.service().address()), 8, 40)) {
            for (var input : hostile.entrySet()) {
                long from = System.nanoTime();
                String answer = RawHttp.send(site.service().address(), 3_000, input.getValue());
                long millis = (System.nanoTime() - from) / 1_000_000;
                int status = RawHttp.status(answer);
                boolean unanswered = status == 0;
                // 501 is what RFC 9112 asks for when a transfer encoding is unknown.
                if ((status >= 500 && status != 501) || answer.contains("Exception") || answer.contains("\tat ")) {
                    wrong.add(input.getKey() + ": " + answer.lines().findFirst().orElse(""));
                }
                if (!unanswered && millis > longest) {
                    longest = millis;
                    slowest = input.getKey();
                }
            }
            Ledger ledger = load.finish();
            figures.tell("%d inputs, slowest answer %d ms (%s)", hostile.size(), longest, slowest);
            figures.tell("%s", site.settleAndCheck(ledger));
        }
        assertThat(wrong).isEmpty();
        assertThat(site.service().awaitOk(Duration.ofSeconds(2))).isLessThan(2_000);
    }

    private static Map<String, byte[]> inputs() throws IOException {
        var inputs = new LinkedHashMap<String, byte[]>();
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(new byte[20 << 20]);
        }
        inputs.put("gzip bomb", request(gzipped.toByteArray(), "Content-Encoding: gzip"));
        inputs.put("100,000 brackets", body("[".repeat(100_000)));
        inputs.put("100,000 nested objects", body("{\"call\":".repeat(100_000)));
        inputs.put("10 MB string", body(call("\"agent_name\":\"" + "x".repeat(10 << 20) + "\"")));
        inputs.put("10 MB transcript", body(call("\"transcript\":\"" + "word ".repeat(2 << 20) + "\"")));
        inputs.put("100,000 duplicate keys", body(call("\"a\":1,".repeat(100_000) + "\"a\":1")));
        inputs.put("call_id twice", body(call("\"call_id\":\"call_other\"")));
        inputs.put(
                "bad UTF-8",
                request("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"bad_\u00ff\u00fe\"}}"
                        .getBytes(StandardCharsets.ISO_8859_1)));
        inputs.put("lone surrogate", body(call("\"agent_name\":\"\\ud800\",\"transcript\":\"\\udc00x\"")));
        inputs.put("U+0000", body(call("\"agent_name\":\"a\\u0000b\",\"transcript\":\"\\u0000\"")));
        inputs.put("U+0000 in the id", body("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"x\\u0000y\"}}"));
        inputs.put("1e999999", body(call("\"duration_ms\":1e999999,\"call_cost\":{\"combined_cost\":-1e999999}")));
        inputs.put("500,000 digits", body(call("\"duration_ms\":" + "9".repeat(500_000))));
        inputs.put("1e-400 latency", body(call("\"latency\":{\"e2e\":{\"p50\":1e-40}},\"start_timestamp\":-1")));
        inputs.put("byte order mark", body("\ufeff" + call("\"agent_version\":1")));
        inputs.put("trailing tokens", body(call("\"agent_version\":2") + " } ] true"));
        inputs.put("no JSON", body("[object Object]"));
        inputs.put("nothing", request(new byte[0]));
        inputs.put(
                "id of 255 wide characters",
                body("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"" + "🙂".repeat(127) + "\"}}"));
        inputs.put("agent of 255 wide characters", body(call("\"agent_id\":\"" + "🙂".repeat(127) + "\"")));
        inputs.put(
                "event name of 10 kB",
                body("{\"event\":\"" + "e".repeat(10_000) + "\",\"call\":{\"call_id\":\"long\"}}"));
        inputs.put("10,000 events at once", body("[" + (call("\"n\":1") + ",").repeat(9_999) + call("\"n\":1") + "]"));
        inputs.put("Content-Length too small", raw(RawHttp.head("Content-Length: 10") + call("\"agent_version\":3")));
        inputs.put(
                "Content-Length too large", raw(RawHttp.head("Content-Length: 99999") + call("\"agent_version\":4")));
        inputs.put("Content-Length negative", raw(RawHttp.head("Content-Length: -1") + "{}"));
        inputs.put("Content-Length twice", raw(RawHttp.head("Content-Length: 2", "Content-Length: 5") + "{}"));
        inputs.put(
                "Content-Length and chunked",
                raw(RawHttp.head("Content-Length: 4", "Transfer-Encoding: chunked")
                        + "0\r\n\r\nGET /x HTTP/1.1\r\n\r\n"));
        inputs.put("unknown transfer encoding", raw(RawHttp.head("Transfer-Encoding: squeezed") + "{}"));
        inputs.put("chunk of 2^63", raw(RawHttp.head("Transfer-Encoding: chunked") + "7fffffffffffffff\r\n{"));
        inputs.put("1 MB header", raw(RawHttp.head("X-Long: " + "x".repeat(1 << 20), "Content-Length: 2") + "{}"));
        inputs.put("header without end", raw("POST / HTTP/1.1\r\nHost"));
        inputs.put("another protocol", raw("\u0016\u0003\u0001\u0002\u0000\u0001\u0000"));
        return inputs;
    }

    private static String call(String members) {
        return "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"hostile_" + members.hashCode()
                + "\",\"agent_id\":\"agent_harbor_01\"," + members + "}}";
    }

    private static byte[] body(String body) {
        return request(body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] request(byte[] body, String... fields) {
        var all = new ArrayList<>(List.of(fields));
        all.add("Content-Length: " + body.length);
        var request = new ByteArrayOutputStream();
        request.writeBytes(RawHttp.head(all.toArray(String[]::new)).getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
