package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One event in the bodies that form encoders, Node and workflow tools make of it.
class BodyShapesTest {

    private static final String EVENT = Payloads.text("03_phone_inbound_call_analyzed.json");
    private static final String SMALL = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c1\",\"agent_id\":\"a1\"}}";

    private static String json(String text) {
        return Payloads.utf8(JsonOut.bytesOf(new Json.Text(text)));
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String buffer(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "{\"type\":\"Buffer\",\"data\":["
                + IntStream.range(0, bytes.length)
                        .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String uint8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> "\"" + i + "\":" + (bytes[i] & 0xff))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String name, String value) {
        return "--------------------------0123\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                + "\r\n";
    }

    private static String multipart(String... parts) {
        return String.join("", parts) + "--------------------------0123--\r\n";
    }

    static Map<String, String> bodies() {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("a form field", "body=" + percent(EVENT));
        bodies.put("a form field of any name", "webhook=" + percent(EVENT));
        bodies.put("a form whose only key is the JSON", EVENT.strip() + "=");
        bodies.put("the same with a line break", EVENT.strip() + "=\r\n");
        bodies.put("the same encoded", percent(EVENT) + "=");
        bodies.put("the same encoded without the equals sign", percent(EVENT));
        bodies.put("the same read as fields", "{" + json(EVENT) + ":\"\"}");
        bodies.put("the same read as fields in a body", "{\"body\":{" + json(EVENT) + ":\"\"}}");
        bodies.put("the same in a text", json(EVENT.strip() + "="));
        bodies.put("a part", multipart(part("body", EVENT)));
        bodies.put("a part of any name", multipart(part("file", EVENT)));
        bodies.put(
                "a file",
                "--x\nContent-Type: application/json\nContent-Disposition: form-data; filename=\"b.json\"; name=data\n\n"
                        + EVENT + "\n--x--");
        bodies.put("a Node buffer", buffer(EVENT));
        bodies.put("a Node buffer in a body", "{\"headers\":{},\"body\":" + buffer(EVENT) + "}");
        bodies.put("a Node buffer as text", json(buffer(EVENT)));
        bodies.put(
                "a Node buffer with white space",
                buffer(EVENT).replace(",", " , ").replace("[", "[ "));
        bodies.put("a Node buffer of any name", "{\"rawBody\":" + buffer(EVENT) + "}");
        bodies.put("an array of Node buffers", "[" + buffer(EVENT) + "]");
        bodies.put("a Uint8Array", uint8(EVENT));
        bodies.put("base64", base64(EVENT));
        bodies.put("base64 as text", json(base64(EVENT)));
        bodies.put("base64 in a body", "{\"body\":" + json(base64(EVENT)) + ",\"isBase64Encoded\":true}");
        bodies.put("base64 of any name", "{\"content\":" + json(base64(EVENT)) + "}");
        bodies.put(
                "base64 of URLs without padding",
                json(Base64.getUrlEncoder().withoutPadding().encodeToString(EVENT.getBytes(StandardCharsets.UTF_8))));
        bodies.put(
                "base64 in lines",
                json(Base64.getMimeEncoder().encodeToString(EVENT.getBytes(StandardCharsets.UTF_8))));
        bodies.put("a data address", "{\"data\":" + json("data:application/json;base64," + base64(EVENT)) + "}");
        bodies.put("base64 in a form", "payload=" + percent(base64(EVENT)));
        bodies.put(
                "an n8n binary",
                "{\"json\":{},\"binary\":{\"data\":{\"mimeType\":\"application/json\",\"data\":" + json(base64(EVENT))
                        + "}}}");
        bodies.put("a wrapping of any name", "{\"retell\":" + EVENT + "}");
        bodies.put("two wrappings of any name", "{\"source\":\"make\",\"bundle\":{\"webhook\":" + EVENT + "}}");
        bodies.put("under event", "{\"event\":" + EVENT + "}");
        bodies.put("as text under event", "{\"event\":" + json(EVENT) + "}");
        bodies.put("a list of any name", "{\"items\":[" + EVENT + "]}");
        return bodies;
    }

    static List<String> names() {
        return List.copyOf(bodies().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShapeGivesTheSameEvent(String name) {
        CallEvent direct = Payloads.event(EVENT);
        CallEvent sent = Payloads.event(String.valueOf(bodies().get(name)));
        assertThat(Payloads.utf8(sent.body())).isEqualTo(Payloads.utf8(direct.body()));
        assertThat(sent.facts()).isEqualTo(direct.facts());
        assertThat(sent.sentAtMillis()).isEqualTo(direct.sentAtMillis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event=call_ended&call[call_id]=c1&call[agent_id]=a1",
                "event=call_ended&call%5Bcall_id%5D=c1&call%5Bagent_id%5D=a1",
                "event=call_ended&call.call_id=c1&call.agent_id=a1",
                "event=call_ended&call__call_id=c1&call__agent_id=a1",
                "body[event]=call_ended&body[call][call_id]=c1&body[call][agent_id]=a1",
                "body.event=call_ended&body.call.call_id=c1&body.call.agent_id=a1",
                "{\"event\":\"call_ended\",\"call.call_id\":\"c1\",\"call.agent_id\":\"a1\"}",
                "{\"event\":\"call_ended\",\"call[call_id]\":\"c1\",\"call[agent_id]\":\"a1\"}",
                "{\"event\":\"call_ended\",\"call__call_id\":\"c1\",\"call__agent_id\":\"a1\"}",
                "[{\"event_type\":\"call_ended\",\"call.call_id\":\"c1\",\"call.agent_id\":\"a1\"}]",
                "{\"body\":{\"event\":\"call_ended\",\"call__call_id\":\"c1\",\"call__agent_id\":\"a1\"}}",
                "{\"body__event\":\"call_ended\",\"body__call__call_id\":\"c1\",\"body__call__agent_id\":\"a1\"}"
            })
    void fieldNamesThatArePathsBecomeNestedFields(String sent) {
        assertThat(Payloads.utf8(Payloads.event(sent).body())).isEqualTo(SMALL);
    }

    @Test
    void multipartPartsAreFields() {
        assertThat(Payloads.utf8(Payloads.event(multipart(
                                part("event", "call_ended"), part("call", "{\"call_id\":\"c1\",\"agent_id\":\"a1\"}")))
                        .body()))
                .isEqualTo(SMALL);
        assertThat(Payloads.utf8(Payloads.event(multipart(
                                part("event", "call_ended"), part("call[call_id]", "c1"), part("call[agent_id]", "a1")))
                        .body()))
                .isEqualTo(SMALL);
        assertThat(Payloads.event(multipart(part("call_id", "é"), part("transcript", "Agent: é\r\nUser: --x")))
                        .facts()
                        .transcript())
                .isEqualTo("Agent: é\r\nUser: --x");
    }

    @Test
    void pathsReachNestedFieldsOfTheCall() {
        CallEvent event = Payloads.event("event=call_analyzed&call[call_id]=c1&call[call_analysis][call_summary]=Booked"
                + "&call[call_analysis][call_successful]=true&call[call_analysis][custom_analysis_data][Dr.+Name]=Lee"
                + "&call[transcript_object][0][role]=agent&call[transcript_object][0][content]=Hi"
                + "&call[transcript_object][1][role]=user&call[transcript_object][1][content]=Bye");
        assertThat(event.facts().summary()).isEqualTo("Booked");
        assertThat(event.facts().successful()).isTrue();
        assertThat(event.facts().customAnalysis()).isEqualTo("{\"Dr. Name\":\"Lee\"}");
        assertThat(event.facts().transcript()).isEqualTo("Agent: Hi\nUser: Bye\n");
        assertThat(CallDocument.read(event.body()).turns()).hasSize(2);
        CallEvent flat = Payloads.event(
                "{\"event\":\"call_analyzed\",\"call_id\":\"c1\",\"call_analysis.call_summary\":\"Booked\","
                        + "\"call_analysis.custom_analysis_data.Dr. Name\":\"Lee\"}");
        assertThat(flat.facts().summary()).isEqualTo("Booked");
        assertThat(flat.facts().customAnalysis()).isEqualTo("{\"Dr. Name\":\"Lee\"}");
    }

    @Test
    void rawLineBreaksInStringsAreAccepted() {
        for (String wrapped : List.of("%s", "{\"body\":%s}", "[%s]")) {
            CallEvent event = Payloads.event(
                    wrapped.formatted(
                            "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c1\",\"transcript\":\"Agent: Hi\nUser:\tBye\r\n\"}}"));
            assertThat(event.facts().transcript()).isEqualTo("Agent: Hi\nUser:\tBye\r\n");
            assertThat(Payloads.utf8(event.body())).contains("Agent: Hi\\nUser:\\tBye\\r\\n");
        }
        assertThat(Payloads.event("{\"event\":\"call_ended\",\"call\":"
                                + json("{\"call_id\":\"c1\",\"transcript\":\"a\nb\"}") + "}")
                        .facts()
                        .transcript())
                .isEqualTo("a\nb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"transcript\":\"she said \"no\"\"}}",
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"duration_ms\":undefined}}",
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"duration_ms\":,}}",
                "{'event':'call_ended'}",
                "{\"event\":\"call_ended\"}",
                "{\"event\":\"call_ended\",\"call\":{}}",
                "{\"event\":\"call_ended\",\"call\":\"{{ $json.body.call }}\"}",
                "{\"event\":\"call_ended\",\"call\":[]}",
                "{\"body\":\"{{ $json.body }}\"}",
                "{\"body\":\"undefined\"}",
                "{\"type\":\"Buffer\",\"data\":[123,999]}",
                "{\"type\":\"Buffer\",\"data\":[123,34]}",
                "{\"type\":\"Buffer\",\"data\":[]}",
                "{\"body\":{}}",
                "\"eyJub3QiOiJhIGNhbGwifQ==\"",
                "undefined",
                "[object Object]",
                "event=call_ended",
                "event=call_ended&call=%5Bobject+Object%5D",
                "a=%zz",
                "--x\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\ncall_ended\r\n--x--\r\n",
                "--x\r\nno end",
                "<xml/>",
                "7",
                "null"
            })
    void unreadableBodiesGetAHint(String sent) {
        assertThat(Payloads.hint(sent)).contains("{{ JSON.stringify($json.body) }}");
    }

    @Test
    void twoCallsUnderUnknownFieldNamesAreUnreadable() {
        assertThat(Payloads.hint("{\"a\":{\"call_id\":\"1\"},\"b\":{\"call_id\":\"2\"}}"))
                .contains("JSON.stringify");
        assertThat(Payloads.hint("{\"headers\":{\"call_id\":\"1\"},\"query\":{\"call_id\":\"2\"}}"))
                .contains("JSON.stringify");
    }

    @Test
    void largeBuffersAreReadAndInvalidOnesAffectNoNeighbours() {
        String large = EVENT.replaceFirst("\"transcript\": *\"", "\"transcript\":\"" + "a".repeat(200_000));
        assertThat(Payloads.event(buffer(large)).hash())
                .isEqualTo(Payloads.event(large).hash());
        assertThat(Payloads.unwrap("[{\"type\":\"Buffer\",\"data\":[1,2]}," + SMALL + "]"))
                .satisfiesExactly(
                        it -> assertThat(it).isInstanceOf(Element.Unreadable.class),
                        it -> assertThat(it).isInstanceOf(Element.OfCall.class));
        assertThat(Payloads.unwrap("{\"data\":[7," + SMALL + "]}"))
                .satisfiesExactly(
                        it -> assertThat(it).isInstanceOf(Element.Unreadable.class),
                        it -> assertThat(it).isInstanceOf(Element.OfCall.class));
    }

    @Test
    void accessTokensInFormsAreRemoved() {
        assertThat(Payloads.utf8(
                        Payloads.event("event=call_ended&call[call_id]=c1&call[access_token]=room-token&access_token=x")
                                .body()))
                .doesNotContain("access_token", "room-token");
        assertThat(Payloads.utf8(Payloads.event(multipart(part("call_id", "c1"), part("access_token", "room-token")))
                        .body()))
                .doesNotContain("room-token");
    }
}
