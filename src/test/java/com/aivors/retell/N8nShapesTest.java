package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What n8n 1.123 sends for one event, for each way to fill the HTTP Request node (`n8n/test/shapes.mjs`).
/// `AIVORS_N8N_RECORD=src/test/resources/retell/n8n make test-n8n` records it anew.
class N8nShapesTest {

    private static final Path RECORDED = Path.of("src/test/resources/retell/n8n");

    /// They hold no call any more: n8n has turned it into a text, or not evaluated the expression.
    private static final Set<String> WITHOUT_CALL = Set.of(
            "json-template-object-as-text", "fields-not-evaluated", "fields-object-in-a-text", "raw-object-in-a-text");

    /// Read or refused, and never taken for something else: nested form fields, multipart, a form of one text.
    private static final Set<String> FAR_FROM_JSON =
            Set.of("form-call-as-object", "form-as-one-text", "multipart-body-as-text", "multipart-call-as-text");

    /// Its id is an expression that was not evaluated.
    private static final String WITHOUT_ID = "fields-id-not-evaluated";

    static Stream<String> withCall() throws IOException {
        return names().filter(name ->
                !WITHOUT_CALL.contains(name) && !FAR_FROM_JSON.contains(name) && !name.equals(WITHOUT_ID));
    }

    static Stream<String> farFromJson() {
        return FAR_FROM_JSON.stream().sorted();
    }

    static Stream<String> withoutCall() {
        return WITHOUT_CALL.stream().sorted();
    }

    @Test
    void theShapesAreThere() throws IOException {
        assertThat(names()).hasSizeGreaterThan(25).containsAll(WITHOUT_CALL);
    }

    @ParameterizedTest
    @MethodSource("withCall")
    void theCallIsRead(String shape) throws IOException {
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
    @MethodSource("farFromJson")
    void isReadOrRefused(String shape) throws IOException {
        switch (Payloads.only(body(shape))) {
            case Element.OfCall(CallEvent event) ->
                assertThat(event.callId()).isEqualTo("call_" + shape.replace('-', '_'));
            case Element.Unreadable(String hint, byte[] _) -> assertThat(hint).isNotBlank();
            case Element.Other(String name, byte[] _) -> throw new AssertionError("taken for " + name);
        }
    }

    @ParameterizedTest
    @MethodSource("withoutCall")
    void theSenderIsToldWhatToSend(String shape) throws IOException {
        assertThat(Payloads.hint(body(shape))).contains("JSON.stringify($json.body)");
    }

    private static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.map(file -> file.getFileName().toString().replace(".http", "")).sorted().toList().stream();
        }
    }

    /// The recorded request without its one header.
    private static String body(String shape) throws IOException {
        String request = Files.readString(RECORDED.resolve(shape + ".http"));
        return request.substring(request.indexOf("\n\n") + 2);
    }
}
