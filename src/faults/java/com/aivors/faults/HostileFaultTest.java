package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
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

/// Sends hostile requests, byte by byte, while normal traffic continues.
@Tag("faults")
class HostileFaultTest {

    /// The limit per input.
    private static final long MOST_CPU_MILLIS = 200;

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
        Ledger before = neighbours("before").finish();
        Ledger ledger;
        try (Load load = neighbours("during")) {
            for (var input : hostile.entrySet()) {
                String answer = RawHttp.send(site.service().address(), 3_000, input.getValue());
                int status = RawHttp.status(answer);
                // RFC 9112 requires 501 for an unknown transfer encoding.
                if ((status >= 500 && status != 501) || answer.contains("Exception") || answer.contains("\tat ")) {
                    wrong.add(input.getKey() + ": " + answer.lines().findFirst().orElse(""));
                }
            }
            ledger = load.finish();
        }
        Ledger after = neighbours("after").finish();
        long usual = Math.max(p99(before), p99(after));
        long beside = p99(ledger);
        figures.tell("%d inputs", hostile.size());
        figures.tell("neighbours' p99 %d ms before, %d ms beside them, %d ms after", p99(before), beside, p99(after));
        ledger.add(before);
        ledger.add(after);
        figures.tell("%s", site.settleAndCheck(ledger));
        assertThat(wrong).isEmpty();
        assertThat(ledger.count(Sent.Outcome.OK)).isEqualTo(ledger.lines().size());
        assertThat(beside).isLessThanOrEqualTo(unharmed(usual));
        assertThat(site.service().awaitOk(Duration.ofSeconds(2))).isLessThan(2_000);
    }

    @Fault(number = 21, value = "200 senders promise 16 MB each and send one byte: neighbours unharmed")
    void largeContentLengthsWithoutBodies(Figures figures) throws IOException {
        long usual = p99(neighbours("unpromised").finish());
        byte[] promise = raw(RawHttp.head("Content-Length: " + (16 << 20)) + "{");
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        site.service().address().getPort());
                sockets.add(socket);
                socket.getOutputStream().write(promise);
            }
            Ledger beside = neighbours("promised").finish();
            figures.tell(
                    "%s, p99 %d ms, %d ms before, %d MB",
                    beside, p99(beside), usual, site.service().residentMegabytes());
            figures.tell("%s", site.settleAndCheck(beside));
            assertThat(beside.count(Sent.Outcome.OK)).isEqualTo(beside.lines().size());
            assertThat(p99(beside)).isLessThanOrEqualTo(unharmed(usual));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Fault(number = 21, value = "processor time of each hostile input")
    void processorTimeOfHostileInputs(Figures figures) throws IOException {
        var costs = new LinkedHashMap<String, Long>();
        for (var input : inputs().entrySet()) {
            costs.put(input.getKey(), cpuMillis(input.getValue()));
        }
        List<String> dearest = costs.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .map(cost -> cost.getKey() + " " + cost.getValue() + " ms")
                .toList();
        figures.tell("dearest: %s", String.join(", ", dearest));
        assertThat(costs)
                .allSatisfy((input, millis) -> assertThat(millis).as(input).isLessThanOrEqualTo(MOST_CPU_MILLIS));
    }

    @Fault(number = 0, value = "control: the meter of processor time sees what is dear")
    void theCpuMeterDetectsExpensiveInputs(Figures figures) throws IOException {
        var many = new ByteArrayOutputStream();
        byte[] one = body(call("\"transcript\":\"" + "word ".repeat(2 << 20) + "\""));
        for (int i = 0; i < 12; i++) {
            many.writeBytes(one);
        }
        long from = site.service().cpuMillis();
        RawHttp.send(site.service().address(), 3_000, many.toByteArray());
        Waiting.until("the work", Duration.ofSeconds(20), () -> site.service().cpuMillis() - from > MOST_CPU_MILLIS);
        figures.tell("%d ms for twelve in a row", site.service().cpuMillis() - from);
    }

    /// Returns the median CPU time of five runs without other traffic.
    private static long cpuMillis(byte[] input) throws IOException {
        var costs = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            long from = site.service().cpuMillis();
            RawHttp.send(site.service().address(), 500, input);
            costs.add(site.service().cpuMillis() - from);
        }
        return Ledger.quantile(costs, 0.5);
    }

    private static Load neighbours(String name) {
        List<Said> said = new Traffic("neighbour_" + name, Tenants.AGENTS).of(120);
        return Load.begin(said, List.of(site.service().address()), 8, 40);
    }

    /// A body of 10 MB occupies a processor for about 60 ms.
    ///
    /// @return the longest p99 of neighbours, in milliseconds, that counts as unharmed
    private static long unharmed(long usual) {
        return Math.max(usual * 3 / 2, usual + 250);
    }

    private static long p99(Ledger ledger) {
        return Ledger.quantile(ledger.millis(Sent.Outcome.OK), 0.99);
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
        inputs.put("1e-400 latency", body(call("\"latency\":{\"e2e\":{\"p50\":1e-400}},\"start_timestamp\":-1")));
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
