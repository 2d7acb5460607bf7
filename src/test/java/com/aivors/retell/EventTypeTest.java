package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everySpellingIsTheSameEvent(EventType type) {
        String name = type.retellName();
        String camel = Pattern.compile("_(.)")
                .matcher(name)
                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
        String basic = name.replaceAll("ed$", "");
        for (String spelled : List.of(
                name,
                name.toUpperCase(Locale.ROOT),
                name.replace('_', '.'),
                name.replace('_', '-'),
                name.replace('_', ' '),
                name.replace("_", ""),
                camel,
                "  " + name + " \n",
                "retell." + name,
                "retell/" + name.replace('_', '-'),
                name + "_event",
                basic.replace("analyz", "analyze")
                        .replace("bridg", "bridge")
                        .replace("cancell", "cancel")
                        .replace("updat", "update"))) {
            assertThat(EventType.of(spelled)).as(spelled).isEqualTo(type);
            CallEvent event = Payloads.event("{\"event\":" + quoted(spelled) + ",\"call\":{\"call_id\":\"c\"}}");
            assertThat(event.event()).as(spelled).isEqualTo(name);
            assertThat(Payloads.utf8(event.body()))
                    .isEqualTo("{\"event\":\"" + name + "\",\"call\":{\"call_id\":\"c\"}}");
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theFrontEndHasALabelForEachEvent(EventType type) throws IOException {
        assertThat(Files.readString(Path.of("web/src/lib/eventNames.ts")))
                .containsPattern("(?m)^  " + type.retellName() + ": t`.+`,$");
    }

    private static String quoted(String text) {
        return new String(JsonOut.bytesOf(new Json.Text(text)), java.nio.charset.StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event_type",
                "eventType",
                "EventType",
                "event-type",
                "Event Type",
                "event_name",
                "Event",
                "EVENT",
                "type",
                "Type"
            })
    void theNameMayHaveAnotherKey(String key) {
        CallEvent usual = Payloads.event("{\"event\":\"call_ended\",\"call\":{\"call_id\":\"c\"}}");
        CallEvent other = Payloads.event("{\"" + key + "\":\"call.ended\",\"call\":{\"call_id\":\"c\"}}");
        assertThat(other.event()).isEqualTo("call_ended");
        assertThat(other.facts().status()).isEqualTo("ended");
        assertThat(other.hash()).isEqualTo(usual.hash());
        assertThat(Payloads.event("{\"" + key + "\":\"call.ended\",\"call_id\":\"c\"}")
                        .hash())
                .isEqualTo(usual.hash());
        assertThat(Payloads.event("{\"" + key + "\":\"call.ended\",\"data\":{\"call_id\":\"c\"}}")
                        .hash())
                .isEqualTo(usual.hash());
    }

    @Test
    void theNextNameCountsIfTheFirstIsMissingOrAPlaceholder() {
        assertThat(Payloads.event("{\"call\":{\"call_id\":\"c\",\"event\":\"call_ended\"}}")
                        .event())
                .isEqualTo("call_ended");
        assertThat(Payloads.event(
                                "{\"event\":\"{{ $json.event }}\",\"event_type\":\"call_ended\",\"call\":{\"call_id\":\"c\"}}")
                        .event())
                .isEqualTo("call_ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone_call", "web_call", "Buffer", "object", "analysis", "ended", "message"})
    void unrelatedTypeValuesAreNoEventNames(String type) {
        CallEvent event = Payloads.event("{\"type\":\"" + type + "\",\"call\":{\"call_id\":\"c\"}}");
        assertThat(event.event()).isEqualTo("call_started");
        assertThat(Payloads.utf8(event.body())).contains("\"type\":\"" + type + "\"");
    }

    @ParameterizedTest
    @CsvSource({"brand_new", "call_updated", "my webhook", "Phone Call", "call_transferred"})
    void anUnknownNameHasNoEventType(String name) {
        assertThat(EventType.of(name)).isNull();
        assertThat(EventType.isOfAnotherFamily(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat_started",
                "chat.ended",
                "Chat-Analyzed",
                "chatEnded",
                "CHAT_ENDED",
                "CHATENDED",
                "alert_triggered",
                "alert.resolved",
                "alertTriggered",
                "call_inbound",
                "call.inbound",
                "CallInbound",
                "chat_inbound",
                "retell.chat_ended"
            })
    void eventsOfOtherFamiliesAreNoCallEvents(String name) {
        assertThat(EventType.isOfAnotherFamily(name)).isTrue();
        assertThat(EventType.of(name)).isNull();
        for (String key : List.of("event", "event_type", "type")) {
            assertThat(Payloads.only("{\"" + key + "\":\"" + name + "\",\"call\":{\"call_id\":\"c\"}}"))
                    .isInstanceOf(Element.Other.class);
        }
    }

    @Test
    void aVeryLongNameHasNoEventType() {
        assertThat(EventType.of("call_".repeat(1_000_000))).isNull();
    }
}
