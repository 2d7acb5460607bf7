package com.aivors.call.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.http.CsvCell;
import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SharedServer
class CallExportTest {

    private static TestServer server;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
    }

    @Test
    void callerTextAddsNoFormulaAndNoColumn() {
        Api client = Api.operator(server).newClient("Export of hostile");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_export_hostile"));
        List<String> said = List.of(
                "=HYPERLINK(\"http://evil.invalid\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1)",
                "a \"quoted\", text;\nwith lines",
                "plain");
        for (int i = 0; i < said.size(); i++) {
            Api.of(server)
                    .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                    .post(
                            "/api/n8n/retell-webhook",
                            Map.of(
                                    "event",
                                    "call_analyzed",
                                    "call",
                                    Map.of(
                                            "call_id",
                                            "export_" + i,
                                            "agent_id",
                                            "agent_export_hostile",
                                            "agent_name",
                                            said.get(i),
                                            "from_number",
                                            "+15550001111",
                                            "start_timestamp",
                                            1_790_000_000_000L - i,
                                            "call_analysis",
                                            Map.of("call_summary", said.get(i)))));
        }

        Reply reply = client.get("/api/calls/export.csv");

        assertThat(reply.header("Content-Disposition")).contains("attachment; filename=\"calls.csv\"");
        List<CsvRecord> records = CsvReader.builder().ofCsvRecord(reply.text().replaceFirst("\uFEFF", "")).stream()
                .toList();
        assertThat(records).hasSize(said.size() + 1).allMatch(one -> one.getFieldCount() == 14);
        assertThat(records.stream().skip(1).map(one -> one.getField(13)))
                .noneMatch(cell -> "=+-@".indexOf(cell.charAt(0)) >= 0)
                .contains("plain", "a \"quoted\", text;\nwith lines");
        assertThat(records.get(1).getField(5)).isEqualTo("+15550001111");
    }

    /// In much of Europe, Excel reads `61.500` as 61500. A text that looks like a number stays a
    /// text.
    @Test
    void aSemicolonCsvUsesDecimalCommas() {
        Api client = exporting("decimals", Map.of("price", 12.5, "version", "1.10", "guests", 4));
        String columns = "columns=callId,durationSeconds,field.price,field.version,field.guests,summary";

        assertThat(client.get("/api/calls/export.csv?separator=semicolon&" + columns)
                        .text())
                .contains("export_decimals;61,500;12,5;1.10;4;It cost 12.5");
        assertThat(client.get("/api/calls/export.csv?" + columns).text())
                .contains("export_decimals,61.500,12.5,1.10,4,It cost 12.5");
        assertThat(client.get("/api/calls/export.jsonl?separator=semicolon&" + columns)
                        .text())
                .contains("\"durationSeconds\":61.500", "\"field.price\":\"12.5\"");
    }

    /// The sender of calls chooses the names of fields.
    @Test
    void aFieldNameBecomesNoFormulaAndGetsNoTimeZone() {
        Api client = exporting("names", Map.of("appointmentAt", "Monday", "=1+1At", "x"));

        String header = client.get("/api/calls/export.csv?timezone=Europe/Berlin&columns=startedAt,createdAt,"
                        + "field.appointmentAt,field.%3D1%2B1At")
                .text()
                .lines()
                .findFirst()
                .orElseThrow();

        assertThat(header)
                .isEqualTo("\uFEFFStarted at (Europe/Berlin),Received at (Europe/Berlin),appointmentAt,'=1+1At");
    }

    @Test
    void oneExportAcceptsTwoThousandCallIds() {
        Api client = exporting("named", Map.of("guests", 4));
        Webhook.send(server, Webhook.event("call_ended", "call,with,commas", "agent_export_named"));
        Webhook.send(server, Webhook.event("call_ended", "export_other", "agent_export_named"));
        List<String> named = Stream.concat(
                        Stream.of("export_named", "call,with,commas"),
                        IntStream.range(2, 2_000).mapToObj(i -> "call_of_nobody_" + i))
                .toList();
        String lines = "/api/calls/export.jsonl?columns=callId";

        assertThat(client.post(lines, Map.of("callIds", named)).text().lines())
                .containsExactlyInAnyOrder("{\"callId\":\"export_named\"}", "{\"callId\":\"call,with,commas\"}");
        assertThat(client.get("/api/audit?limit=200")
                        .data()
                        .path("entries")
                        .valueStream()
                        .filter(entry -> entry.path("action").asString().equals("calls.exported")))
                .hasSize(1);
        // The filters of the URL apply too.
        assertThat(client.post(lines + "&callId=export_named,export_other", Map.of("callIds", named))
                        .text()
                        .lines())
                .containsExactly("{\"callId\":\"export_named\"}");
        assertThat(client.post(
                                "/api/calls/export.csv?columns=callId,field.guests&separator=semicolon",
                                Map.of("callIds", List.of("export_named")))
                        .text())
                .isEqualTo("\uFEFFCall ID;guests\r\nexport_named;4\r\n");
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("callIds", List.of()),
                Map.of("callIds", List.of(1)),
                Map.of("callIds", Stream.concat(named.stream(), Stream.of("x")).toList()))) {
            Reply reply = client.post(lines, wrong);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/errors/0/field").asString()).isEqualTo("callIds");
        }
        assertThat(client.post(lines, Map.of("callIds", named, "columns", "summary"))
                        .status())
                .isEqualTo(400);
    }

    /// Returns a client with one call that has these custom analysis fields.
    private static Api exporting(String name, Map<String, Object> fields) {
        Api client = Api.operator(server).newClient("Export of " + name);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_export_" + name));
        Map<String, Object> call = Map.of(
                "call_id",
                "export_" + name,
                "agent_id",
                "agent_export_" + name,
                "start_timestamp",
                1_790_000_000_000L,
                "end_timestamp",
                1_790_000_061_500L,
                "duration_ms",
                61_500,
                "call_analysis",
                Map.of("call_summary", "It cost 12.5", "custom_analysis_data", fields));
        assertThat(Webhook.outcome(server, Map.of("event", "call_analyzed", "call", call)))
                .isEqualTo("stored");
        return client;
    }

    /// Otherwise a user who is signed out, suspended or locked out in the meantime would receive
    /// the rest.
    @Test
    void stopsWhenTheSessionEnds() throws Exception {
        try (Owner owner = new Owner(server)) {
            Api client = Api.operator(server).newClient("Leaving");
            owner.execute("""
                    insert into call (client_id, call_id, status, outcome, summary, field_keys, started_at, first_said_at, created_at)
                    select client_id, 'leaving_' || n, 'ended', 'answered', repeat('what was said ', 300), '{}', now(), now(), now()
                      from client, generate_series(1, 8000) n
                     where name = 'Leaving'
                    """);
            try (InputStream body = client.open("/api/calls/export.csv")) {
                assertThat(body.readNBytes(1_000)).hasSize(1_000);
                assertThat(client.post("/api/auth/logout").status()).isEqualTo(200);
                assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                " =1+1",
                "\t=1+1",
                "\r\n=1",
                "+A1",
                "-1+A1",
                "@x",
                "\uFF1D1+1",
                "+1;=1",
                "\u00A0=1",
                "\u200B=1",
                "\uFEFF+1",
                "\u2060\u00A0 @x",
                "\u0000=1",
                "+1-503-555-0142",
                "+1 (503) 555-0142",
                " +15035550142",
                "+0123",
                "-5"
            })
    void quotesFormulas(String said) {
        assertThat(CsvCell.of(said)).isEqualTo("'" + said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15550001111", "+491511234567", "503-555-0142", "plain", "a=b\u00A0=c", "a=b", "12.5", ""})
    void leavesPlainTextUnchanged(String said) {
        assertThat(CsvCell.of(said)).isEqualTo(said);
    }
}
