package com.aivors.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The overview prints as a report of two pages, with any amount of data.
@SharedServer
class PrintedReportTest {

    private static final int CALLS = 24;
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b");

    private static TestServer server;
    private static Chromium chromium;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        chromium = Chromium.start();
        Api.operator(server).createClient("Garage", "garage@client.test");
        Api client = Api.of(server).signIn("garage@client.test", Api.PASSWORD);
        List<Map<String, Object>> goals = IntStream.rangeClosed(1, 5)
                .<Map<String, Object>>mapToObj(i -> Map.of(
                        "name",
                        "Goal " + i,
                        "condition",
                        Map.of("kind", "field", "field", "field_" + i, "values", List.of("value 1"))))
                .toList();
        assertThat(client.patch("/api/settings", Map.of("goals", goals)).status())
                .isEqualTo(200);
        for (int i = 0; i < CALLS; i++) {
            String agent = "agent_garage_" + i % 8;
            if (i < 8) {
                client.post("/api/retell/connect-agent", Map.of("agentId", agent));
            }
            assertThat(Webhook.outcome(server, call(i, agent))).isEqualTo("stored");
        }
    }

    /// Returns a call with twelve fields of eight values.
    private static Map<String, Object> call(int number, String agent) {
        Map<String, Object> event = Webhook.event("call_analyzed", "garage_" + number, agent);
        var call = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(event.get("call")))
                .forEach((name, value) -> call.put((String) name, value));
        long now = System.currentTimeMillis();
        call.put("start_timestamp", now - number * 3_600_000L);
        call.put("end_timestamp", now - number * 3_600_000L + 61_500);
        call.put("from_number", "+155500011" + (10 + number));
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= 12; i++) {
            fields.put("field_" + i, "value " + number % 8);
        }
        call.put("call_analysis", Map.of("custom_analysis_data", fields));
        return Map.of("event", "call_analyzed", "call", call);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A4", "Letter"})
    void hasTwoPages(String paper) {
        Page page = chromium.person(server.address().toString());
        page.navigate("/sign-in");
        SignInForm.send(page, "garage@client.test", Api.PASSWORD);
        page.waitForURL("**/overview*");
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Agents compared"))
                .waitFor();

        byte[] report = page.pdf(new Page.PdfOptions().setFormat(paper).setPrintBackground(true));

        long pages = PAGE.matcher(new String(report, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertThat(pages).isEqualTo(2);
        assertThat(chromium.complaints()).isEmpty();
    }
}
