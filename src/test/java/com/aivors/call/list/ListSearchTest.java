package com.aivors.call.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.PhoneDigits;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SharedServer
class ListSearchTest {

    private static TestServer server;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "+1 (503) 555-0142, 15035550142",
                "503-555-0142, 5035550142",
                "555 0142, 5550142",
                "'555\u00A00142', 5550142",
                "503\u2011555\u20130142, 5035550142",
                "'\u200E+49 151 1234', 491511234",
                "0151 / 1234, 1511234",
                "0049 151, 49151",
                "000, 000",
                "12, -",
                "+, -",
                "call 555 0142, -",
                "555%, -",
            })
    void recognizesPhoneNumbersInCommonFormats(String said, @Nullable String digits) {
        assertThat(PhoneDigits.sought(said)).isEqualTo(digits);
    }

    /// Case 18.
    @Test
    void findsAPhoneNumberInCommonFormats() {
        Api client = Api.operator(server).newClient("Numbers");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_numbers"));
        send("agent_numbers", "number_us", "+15035550142");
        send("agent_numbers", "number_de", "+49 (0)151 234567");
        send("agent_numbers", "number_of_nobody", "anonymous");
        for (String sought : List.of("+1 (503) 555-0142", "503-555-0142", "555 0142", "+15035550142")) {
            assertThat(found(client, sought)).as(sought).containsExactly("number_us");
        }
        assertThat(found(client, "151 23 45 67")).containsExactly("number_de");
        assertThat(found(client, "555 0143")).isEmpty();
        assertThat(found(client, "anonymous")).containsExactly("number_of_nobody");
    }

    /// The service scans the calls that are not yet indexed, so results are complete at once.
    @Test
    void findsAndHighlightsSpokenWordsAtOnce() {
        UUID id = Api.operator(server).createClient("Words", "words@client.test");
        Api client = Api.of(server).signIn("words@client.test", Api.PASSWORD);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_words"));
        send("agent_words", "unspoken", "+15035550142");
        Api.of(server)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post(
                        "/api/n8n/retell-webhook",
                        Map.of(
                                "event",
                                "call_ended",
                                "call",
                                Map.of(
                                        "call_id",
                                        "spoken",
                                        "agent_id",
                                        "agent_words",
                                        "transcript",
                                        "User: Herr Müller wohnt in der Badstraße 7.")));
        for (int i = 0; i < 3; i++) {
            assertThat(found(client, "badstrasse muller")).containsExactly("spoken");
            assertThat(found(client, "\"herr mueller\"")).isEmpty();
            assertThat(found(client, "\"Herr MÜLLER\"")).containsExactly("spoken");
            var row = client.get("/api/calls?q=badstr").data().path("calls").path(0);
            assertThat(row.path("highlights").path(0).path("field").asString()).isEqualTo("transcript");
            assertThat(row.path("highlights").path(0).path("hit").asString()).isEqualTo("Badstraße");
            assertThat(row.path("highlights").path(0).path("before").asString()).endsWith("in der ");
            Eventually.until("the index", Duration.ofSeconds(10), () -> {
                try (var owner = new Owner(server)) {
                    return owner.count("select count(*) from search_mark where client_id = '" + id + "'") == 0;
                }
            });
        }
        assertThat(client.get("/api/calls")
                        .data()
                        .path("calls")
                        .path(0)
                        .path("highlights")
                        .isNull())
                .isTrue();
    }

    private static List<String> found(Api client, String sought) {
        var calls = client.get("/api/calls?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8))
                .data()
                .path("calls");
        return calls.valueStream().map(call -> call.path("callId").asString()).toList();
    }

    private static void send(String agentId, String callId, String number) {
        var reply = Api.of(server)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .post(
                        "/api/n8n/retell-webhook",
                        Map.of(
                                "event",
                                "call_ended",
                                "call",
                                Map.of("call_id", callId, "agent_id", agentId, "from_number", number)));
        assertThat(reply.status()).isEqualTo(200);
    }
}
