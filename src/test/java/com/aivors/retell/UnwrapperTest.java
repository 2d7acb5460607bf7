package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnwrapperTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v02_n8n_full_item.json",
                "v03_body_wrapped.json",
                "v04_array_of_events.json",
                "v06_array_input_all.json",
                "v07_body_as_json_string.json",
                "v09_call_as_json_string.json",
                "v13_call_object_only.json"
            })
    void everyShapeGivesTheSameEvent(String shape) {
        CallEvent direct = Payloads.event(Payloads.text("v01_direct.json"));
        CallEvent forwarded = Payloads.event(Payloads.text(shape));
        assertThat(Payloads.utf8(forwarded.body())).isEqualTo(Payloads.utf8(direct.body()));
        assertThat(forwarded.hash()).isEqualTo(direct.hash()).hasSize(16);
        assertThat(forwarded).usingRecursiveComparison().isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({
        "01_phone_inbound_call_started.json, call_started, ongoing",
        "02_phone_inbound_call_ended.json, call_ended, ended",
        "03_phone_inbound_call_analyzed.json, call_analyzed, ended",
        "04_web_call_analyzed_tools_custom_analysis.json, call_analyzed, ended",
        "05_voicemail_outbound_call_analyzed.json, call_analyzed, ended",
        "06_dial_no_answer_call_ended.json, call_ended, not_connected",
        "v21_transcript_updated.json, transcript_updated, ongoing"
    })
    void readsEveryEvent(String payload, String name, String status) {
        CallEvent event = Payloads.event(Payloads.text(payload));
        assertThat(event.event()).isEqualTo(name);
        assertThat(event.facts().status()).isEqualTo(status);
        assertThat(event.callId()).startsWith("call_");
        assertThat(event.agentId()).startsWith("agent_");
    }

    @Test
    void movesFlatAnalysisFieldsIntoTheAnalysis() {
        CallEvent event = Payloads.event(Payloads.text("v14_flattened_keypairs.json"));
        assertThat(event.callId()).isEqualTo("call_var_0001");
        assertThat(event.facts().durationMillis()).isEqualTo(41_382);
        assertThat(event.facts().successful()).isTrue();
        assertThat(event.facts().sentiment()).isEqualTo("Positive");
        assertThat(Payloads.utf8(event.body()))
                .startsWith("{\"event\":\"call_analyzed\",\"call\":{\"call_id\":\"call_var_0001\"")
                .contains("\"call_analysis\":{\"call_successful\":\"true\",\"user_sentiment\":\"Positive\"}");
    }

    @Test
    void readsFlatFormFields() {
        CallEvent event = Payloads.event("call_id=c1&agent_id=a1&transcript=Agent%3A+Hi%0AUser%3A+caf%C3%A9"
                + "&call_analysis=%7B%22call_summary%22%3A%22Booked%22%7D&event_timestamp=1763800205118");
        assertThat(event.event()).isEqualTo("call_analyzed");
        assertThat(event.facts().transcript()).isEqualTo("Agent: Hi\nUser: café");
        assertThat(event.facts().summary()).isEqualTo("Booked");
        assertThat(event.sentAtMillis()).isEqualTo(1_763_800_205_118L);
    }

    @Test
    void refusesFormsThatCannotBeDecoded() {
        assertThat(Payloads.hint("call_id=c1&transcript=100%")).contains("two hex digits");
        assertThat(Payloads.hint("call_id=c1&transcript=%4")).contains("two hex digits");
        assertThat(Payloads.hint("call_id=c1&transcript=%zz")).contains("two hex digits");
        assertThat(Payloads.hint("call_id=c1&transcript=%+1")).contains("two hex digits");
        assertThat(Payloads.hint("call_id=c1&transcript=%-0")).contains("two hex digits");
        assertThat(Payloads.hint("call_id=c1&transcript=%C3")).contains("not UTF-8");
        assertThat(Payloads.hint("call_id=c1" + "&x=1".repeat(1_000))).contains("more than 1,000 fields");
        assertThat(Payloads.event("call_id=c1&event=call_ended" + "&x=1".repeat(998) + "&")
                        .callId())
                .isEqualTo("c1");
    }

    @Test
    void objectObjectTextIsRejectedWithAHint() {
        for (String sent : List.of(
                Payloads.text("v17_object_object_garbage.txt"),
                "[object Object]",
                "\"[object Object]\"",
                "{\"body\":\"[object Object]\"}",
                "{\"event\":\"call_ended\",\"call\":\"[object Object]\"}")) {
            assertThat(Payloads.hint(sent)).contains("[object Object]").contains("{{ JSON.stringify($json.body) }}");
        }
    }

    @Test
    void otherEventFamiliesAndEventsWithoutACallAreOther() {
        assertThat(Payloads.only(Payloads.text("v20_alert_webhook_not_a_call.json")))
                .isInstanceOf(Element.Other.class);
        for (String event : List.of("chat_started", "call_inbound", "chat_inbound", "alert_resolved", "brand_new")) {
            String sent = "{\"event\":\"" + event + "\",\"data\":{\"x\":1}}";
            assertThat(Payloads.only(sent))
                    .isInstanceOfSatisfying(
                            Element.Other.class,
                            other -> assertThat(other.event()).isEqualTo(event));
        }
        assertThat(Payloads.only("{\"event\":\"brand_new\",\"call\":{\"x\":1}}"))
                .isInstanceOf(Element.Other.class);
        assertThat(Payloads.only("{\"event\":\"chat_ended\",\"call\":{\"call_id\":\"c\"}}"))
                .isInstanceOf(Element.Other.class);
    }

    @Test
    void theContentDecidesTheTypeOfAnUnknownEvent() {
        CallEvent event = Payloads.event("{\"event\":\"brand_new\",\"call\":{\"call_id\":\"c\"}}");
        assertThat(event.event()).isEqualTo("call_started");
        assertThat(Payloads.utf8(event.body())).startsWith("{\"event\":\"brand_new\"");
        assertThat(Payloads.event(
                                "{\"event\":\"brand_new\",\"call\":{\"call_id\":\"c\",\"disconnection_reason\":\"user_hangup\"}}")
                        .event())
                .isEqualTo("call_ended");
        assertThat(Payloads.event(
                                "{\"event\":\"brand_new\",\"call\":{\"call_id\":\"c\",\"call_analysis\":{\"call_summary\":\"x\"}}}")
                        .event())
                .isEqualTo("call_analyzed");
    }

    @Test
    void aTransferEventNeedsOnlyACallId() {
        CallEvent event = Payloads.event("{\"event\":\"transfer_started\",\"call\":{\"call_id\":\"c\"},"
                + "\"transfer_destination\":{\"type\":\"predefined\",\"number\":\"+15035550100\"}}");
        assertThat(Payloads.utf8(event.body())).contains("\"transfer_destination\":{\"type\":\"predefined\"");
        assertThat(CallDocument.read(event.body()).transferDestination()).isEqualTo("+15035550100");
    }

    @Test
    void theCallRepeatedUnderDataIsIgnored() {
        String plain = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}}";
        String doubled = "{\"event\":\"call_ended\",\"data\":{\"call_id\":\"c\"},\"call\":{\"call_id\":\"c\"}}";
        String underDataOnly = "{\"event\":\"call_ended\",\"data\":{\"call_id\":\"c\"}}";
        assertThat(Payloads.event(doubled).hash())
                .isEqualTo(Payloads.event(plain).hash());
        assertThat(Payloads.event(underDataOnly).hash())
                .isEqualTo(Payloads.event(plain).hash());
    }

    @Test
    void theAgentIdMayBeBesideTheCall() {
        assertThat(Payloads.event("{\"event\":\"call_ended\",\"agent_id\":\"a\",\"call\":{\"call_id\":\"c\"}}")
                        .agentId())
                .isEqualTo("a");
        assertThat(Payloads.event("{\"agent_id\":\"b\",\"call\":{\"call_id\":\"c\",\"agent_id\":\"a\"}}")
                        .agentId())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"call_id\":\"c\"}|call_started",
                "{\"call_id\":\"c\",\"end_timestamp\":1640000300}|call_ended",
                "{\"call_id\":\"c\",\"disconnection_reason\":\"dial_busy\"}|call_ended",
                "{\"call_id\":\"c\",\"call_analysis\":{}}|call_started",
                "{\"call_id\":\"c\",\"call_analysis\":{\"call_summary\":\"x\"}}|call_analyzed"
            })
    void infersTheEventOfABareCall(String call, String event) {
        assertThat(Payloads.event(call).event()).isEqualTo(event);
        assertThat(Payloads.event("{\"call\":" + call + "}").hash())
                .isEqualTo(Payloads.event(call).hash());
    }

    @Test
    void anInvalidElementDoesNotAffectItsNeighbours() {
        List<Element> elements = Payloads.unwrap("[{\"call_id\":\"a\"},7,{\"x\":1},{\"call_id\":\"  \"},"
                + "{\"call_id\":\"" + "x".repeat(256) + "\"},[],\"{\",{\"call_id\":\"b\"}]");
        assertThat(elements).hasSize(8);
        assertThat(elements.getFirst()).isInstanceOf(Element.OfCall.class);
        assertThat(elements.getLast()).isInstanceOf(Element.OfCall.class);
        assertThat(elements.subList(1, 7)).allMatch(Element.Unreadable.class::isInstance);
    }

    @Test
    void requestsOverAThousandElementsAreRejected() {
        String thousand = "{\"call_id\":\"c\"},".repeat(999) + "{\"call_id\":\"c\"}";
        assertThat(Payloads.unwrap("[" + thousand + "]")).hasSize(1_000).allMatch(Element.OfCall.class::isInstance);
        assertThat(Payloads.hint("[" + thousand + ",{}]")).contains("1,000");
        assertThat(Payloads.hint("[[" + thousand + "],[{\"call_id\":\"c\"}]]")).contains("1,000");
    }

    @Test
    void moreThanFiveWrappingsAreRejected() {
        String event = "{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}}";
        assertThat(Payloads.event("[".repeat(5) + event + "]".repeat(5)).callId())
                .isEqualTo("c");
        assertThat(Payloads.hint("[".repeat(6) + event + "]".repeat(6))).contains("five times");
    }

    @Test
    void sentTimeComesFromEventThenSignatureThenCall() {
        Instant signed = Instant.parse("2025-11-22T08:00:00Z");
        byte[] own = Payloads.bytes("03_phone_inbound_call_analyzed.json");
        byte[] none = Payloads.bytes("v01_direct.json");
        assertThat(sentAt(own, signed)).isEqualTo(1_763_800_252_620L);
        assertThat(sentAt(none, signed)).isEqualTo(signed.toEpochMilli());
        assertThat(sentAt(none, null)).isEqualTo(1_763_800_246_500L);
        assertThat(sentAt(utf8("{\"call_id\":\"c\",\"start_timestamp\":1640000000}"), null))
                .isEqualTo(1_640_000_000_000L);
        assertThat(sentAt(utf8("{\"call_id\":\"c\"}"), null)).isZero();
    }

    private static long sentAt(byte[] body, @Nullable Instant signedAt) {
        return new Unwrapper().unwrap(body, signedAt).getFirst() instanceof Element.OfCall(CallEvent event)
                ? event.sentAtMillis()
                : -1;
    }

    @Test
    void escapesAndWhitespaceAreNormalised() {
        assertThat(Payloads.event("{\"call_id\":\"c\\u00e9\\/\", \"metadata\" : { \"a\" : [ 1.50 , \"\\u0041\" ] } }")
                        .body())
                .isEqualTo(
                        utf8(
                                "{\"event\":\"call_started\",\"call\":{\"call_id\":\"cé/\",\"metadata\":{\"a\":[1.50,\"A\"]}}}"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
