package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The requests of n8n 1.123 for one event, one for each way to fill in the HTTP Request node
/// (`n8n/test/shapes.mjs`). `AIVORS_N8N_RECORD=src/test/resources/retell/n8n make test-n8n` records
/// them again. That file lists the expected result of each. `make test-n8n` checks it with a real
/// n8n, and this test with the recordings.
class N8nShapesTest {

    private static final Path RECORDED = Path.of("src/test/resources/retell/n8n");
    private static final Path SHAPES = Path.of("n8n/test/shapes.mjs");
    private static final Pattern SHAPE = Pattern.compile("name: '([a-z-]+)',\\s+expected: '([a-z0-9]+)'");

    static Stream<String> withCall() throws IOException {
        return expecting("call");
    }

    static Stream<String> refused() throws IOException {
        return expecting("refused");
    }

    @Test
    void everyShapeHasARecordedRequest() throws IOException {
        assertThat(expected().values()).containsOnly("call", "refused", "n8n");
        assertThat(expected()).hasSizeGreaterThan(35);
        // For the other shapes n8n itself fails and sends nothing.
        assertThat(recorded())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(withCall(), refused()).toList());
    }

    @ParameterizedTest
    @MethodSource("withCall")
    void recordedRequestsGiveTheCall(String shape) throws IOException {
        CallEvent event = Payloads.event(body(shape));
        assertThat(event.event()).isEqualTo("call_analyzed");
        assertThat(event.callId()).isEqualTo("call_" + shape.replace('-', '_'));
        assertThat(event.agentId()).isEqualTo("agent_n8n_test");
        assertThat(event.facts().durationMillis()).isEqualTo(41_382);
        assertThat(event.facts().sentiment()).isEqualTo("Positive");
        assertThat(event.facts().successful()).isTrue();
        assertThat(event.facts().summary()).isEqualTo("Caller booked a table for two.");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void unreadableRequestsGetAHint(String shape) throws IOException {
        assertThat(Payloads.hint(body(shape))).contains("JSON.stringify($json.body)");
    }

    private static Stream<String> expecting(String outcome) throws IOException {
        return expected().entrySet().stream()
                .filter(shape -> shape.getValue().equals(outcome))
                .map(Map.Entry::getKey);
    }

    private static Map<String, String> expected() throws IOException {
        return SHAPE.matcher(Files.readString(SHAPES))
                .results()
                .collect(Collectors.toMap(
                        shape -> shape.group(1),
                        shape -> shape.group(2),
                        (_, twice) -> {
                            throw new AssertionError("two shapes have one name, expected: " + twice);
                        },
                        TreeMap::new));
    }

    private static Stream<String> recorded() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.map(file -> file.getFileName().toString().replace(".http", "")).toList().stream();
        }
    }

    /// Returns the recorded request without its one header.
    private static String body(String shape) throws IOException {
        String request = Files.readString(RECORDED.resolve(shape + ".http"));
        return request.substring(request.indexOf("\n\n") + 2);
    }
}
