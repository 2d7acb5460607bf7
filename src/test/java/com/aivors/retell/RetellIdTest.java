package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetellIdTest {

    private static String json(String text) {
        return Payloads.utf8(JsonOut.bytesOf(new Json.Text(text)));
    }

    static List<String> placeholders() {
        return List.of(
                "{{ $json.body.call.call_id }}",
                "{{$json.body.call.call_id}}",
                "={{ $json.body.call.call_id }}",
                "= {{ $json.call_id }}",
                "=\"{{ $json.call_id }}\"",
                "{{1.call.call_id}}",
                "{{312__call__call_id}}",
                "{{ $json.body.call.call_id",
                "call_{{ $json.id }}",
                "{{a}}-{{b}}",
                "${call.call_id}",
                "call_${id}",
                "#{call_id}",
                "@{triggerBody()?['call_id']}",
                "[[call_id]]",
                "[[ call.call_id ]]",
                "<call_id>",
                "<your call id>",
                "call_<id>",
                "<%= call_id %>",
                "{call_id}",
                "%call_id%",
                "$json.body.call.call_id",
                "=$json.call_id",
                "$('Webhook').item.json.body.call.call_id",
                "$node[\"Webhook\"].json.call_id",
                "undefined",
                "Undefined",
                "UNDEFINED",
                " undefined\n",
                "'undefined'",
                "null",
                "NULL",
                "None",
                "none",
                "NaN",
                "nan",
                "nil",
                "N/A",
                "n/a",
                "-",
                "--",
                "\u2014",
                "[undefined]",
                "[null]",
                "[object Object]",
                "[Object object]",
                "[object Undefined]",
                "call_undefined",
                "agent_null",
                "\u200bundefined\u200b");
    }

    @ParameterizedTest
    @MethodSource("placeholders")
    void placeholdersAreNoCallIds(String placeholder) {
        assertThat(RetellId.of(placeholder)).isNull();
        for (String sent : List.of(
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":" + json(placeholder) + ",\"agent_id\":\"agent_1\"}}",
                "{\"event\":\"call_ended\",\"call_id\":" + json(placeholder) + ",\"agent_id\":\"agent_1\"}",
                "{\"call_id\":" + json(placeholder) + "}",
                "{\"body\":{\"call\":{\"call_id\":" + json(placeholder) + "}}}")) {
            assertThat(Payloads.hint(sent)).contains("call_id", "{{ JSON.stringify($json.body) }}");
        }
    }

    @ParameterizedTest
    @MethodSource("placeholders")
    void placeholdersAreNoAgentIds(String placeholder) {
        for (String sent : List.of(
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"agent_id\":" + json(placeholder) + "}}",
                "{\"event\":\"call_ended\",\"agent_id\":" + json(placeholder) + ",\"call\":{\"call_id\":\"c\"}}",
                "{\"call_id\":\"c\",\"agent_id\":" + json(placeholder) + "}")) {
            assertThat(Payloads.hint(sent)).contains("agent_id", "{{ JSON.stringify($json.body) }}");
        }
    }

    @ParameterizedTest
    @MethodSource("placeholders")
    void placeholdersInOtherFieldsAreIgnored(String placeholder) {
        if (placeholder.startsWith("call_") || placeholder.startsWith("agent_") || !Placeholder.isWhole(placeholder)) {
            return; // a placeholder only as a part of an id
        }
        String it = json(placeholder);
        CallFacts facts = Payloads.event("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\",\"agent_name\":" + it
                        + ",\"call_type\":" + it + ",\"direction\":" + it + ",\"from_number\":" + it
                        + ",\"to_number\":" + it + ",\"call_status\":" + it + ",\"start_timestamp\":" + it
                        + ",\"end_timestamp\":" + it + ",\"duration_ms\":" + it + ",\"disconnection_reason\":" + it
                        + ",\"transcript\":" + it + ",\"call_cost\":" + it + ",\"latency\":" + it
                        + ",\"call_analysis\":{\"call_summary\":" + it + ",\"call_successful\":" + it
                        + ",\"user_sentiment\":" + it + ",\"in_voicemail\":" + it + "}}}")
                .facts();
        CallFacts nothing = Payloads.event("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}}")
                .facts();
        assertThat(facts).isEqualTo(nothing);
    }

    @Test
    void anEmptyAgentIdIsIgnoredAndAnEmptyCallIdRejected() {
        for (String blank : List.of("", " ", "\n", "\u00a0", "\u200b")) {
            assertThat(Payloads.event("{\"call_id\":\"c\",\"agent_id\":" + json(blank) + "}")
                            .agentId())
                    .isNull();
            assertThat(Payloads.hint("{\"event\":\"call_ended\",\"call\":{\"call_id\":" + json(blank) + "}}"))
                    .contains("call.call_id");
        }
        assertThat(Payloads.event("{\"call_id\":\"c\",\"agent_id\":null}").agentId())
                .isNull();
    }

    static Stream<String> invisible() {
        return Stream.of(
                " ",
                "\n",
                "\r\n",
                "\t",
                "\u0000",
                "\u0007",
                "\u0085",
                "\u00a0",
                "\u00ad",
                "\u1680",
                "\u180e",
                "\u2003",
                "\u2007",
                "\u200b",
                "\u200d",
                "\u200e",
                "\u2028",
                "\u2029",
                "\u202f",
                "\u2060",
                "\u3000",
                "\ufeff",
                "\u3164",
                "\ufe0f",
                "\udb40\udc20");
    }

    @ParameterizedTest
    @MethodSource("invisible")
    void invisibleCharactersAroundIdsAreTrimmed(String space) {
        for (String around : List.of(space + "agent_1", "agent_1" + space, space + space + "agent_1" + space + " ")) {
            assertThat(RetellId.of(around)).isEqualTo("agent_1");
            CallEvent event = Payloads.event("{\"event\":\"call_ended\",\"call\":{\"call_id\":"
                    + json(around.replace("agent", "call")) + ",\"agent_id\":" + json(around) + "}}");
            assertThat(event.callId()).isEqualTo("call_1");
            assertThat(event.agentId()).isEqualTo("agent_1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "a\u0000b", "a\u0085b", "a\u2028b", "a\u007fb"})
    void idsWithLineBreaksOrControlCharactersAreRefused(String id) {
        assertThat(RetellId.of(id)).isNull();
        assertThat(Payloads.hint("{\"call_id\":" + json(id) + "}")).contains("call_id", "line break");
        assertThat(Payloads.hint("{\"call_id\":\"c\",\"agent_id\":" + json(id) + "}"))
                .contains("agent_id", "line break");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b",
                "a\\b",
                "..",
                ".",
                "%",
                "%41",
                "a/b",
                "a b",
                "a?b#c",
                "é",
                "7",
                "agent 1 (new)",
                "a=b",
                "a<b",
                "test",
                "a-b_c",
                "\ud83d\ude80",
                "none_of_these",
                "nullable"
            })
    void anyOtherTextIsAnId(String id) {
        assertThat(RetellId.of(id)).isEqualTo(id);
        CallEvent event = Payloads.event("{\"call_id\":" + json(id) + ",\"agent_id\":" + json(id) + "}");
        assertThat(event.callId()).isEqualTo(id);
        assertThat(event.agentId()).isEqualTo(id);
    }

    @Test
    void anInvalidIdDoesNotAffectItsNeighbours() {
        assertThat(
                        Payloads.unwrap(
                                "[{\"call_id\":\"a\"},{\"call_id\":\"undefined\"},{\"call_id\":\"b\",\"agent_id\":\"{{x}}\"},{\"call_id\":\"c\"}]"))
                .satisfiesExactly(
                        it -> assertThat(it).isInstanceOf(Element.OfCall.class),
                        it -> assertThat(it).isInstanceOf(Element.Unreadable.class),
                        it -> assertThat(it).isInstanceOf(Element.Unreadable.class),
                        it -> assertThat(it).isInstanceOf(Element.OfCall.class));
    }

    @Test
    void storedEventsWithPlaceholderIdsAreRead() {
        byte[] body =
                "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"{{ x }}\",\"agent_id\":\"undefined\",\"from_number\":\"+1\"}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        CallEvent event = new Unwrapper().stored(body, "{{ x }}");
        assertThat(event.callId()).isEqualTo("{{ x }}");
        assertThat(event.agentId()).isNull();
        assertThat(event.facts().fromNumber()).isEqualTo("+1");
        assertThat(event.body()).isEqualTo(body);
    }
}
