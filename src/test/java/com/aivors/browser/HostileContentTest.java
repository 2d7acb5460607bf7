package com.aivors.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// All stored content is shown as text: no script runs, nothing violates the content security
/// policy, and nothing covers the page.
class HostileContentTest {

    private static final String AGENT = "agent_hostile";
    private static final String ACTOR = "<img/src=x/onerror=window.__xss=1>@client.test";
    private static final List<String> PAYLOADS = HostilePayloads.all();

    private static TestServer server;
    private static Chromium chromium;
    private static String client;
    private static String operator;
    private static String clientId;

    @BeforeAll
    static void store() {
        server = TestServer.start();
        chromium = Chromium.start();
        Api agency = Api.operator(server);
        clientId = agency.createClient("Hostile", "hostile@client.test").toString();
        client = Api.of(server).token("hostile@client.test", Api.PASSWORD);
        operator = Api.of(server).token(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD);
        Api signedIn = Api.of(server).bearer(client);
        signedIn.post("/api/retell/connect-agent", Map.of("agentId", AGENT));

        Api sender = Api.of(server).with("x-n8n-webhook-secret", TestServer.N8N_SECRET);
        long start = Instant.now().minusSeconds(86_400).toEpochMilli();
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < PAYLOADS.size(); i++) {
            String text = PAYLOADS.get(i);
            events.add(HostilePayloads.event("call_hostile_" + i, AGENT, text, start - i * 60_000L));
            if (text.length() <= 250) {
                // Unclaimed calls whose ids are payloads.
                events.add(HostilePayloads.event("id" + text, text, text, start - i * 60_000L));
                events.add(Map.of("event", text, "call", Map.of("call_id", text, "agent_id", text)));
                agency.post(
                        "/api/clients",
                        Map.of("name", text, "email", "hostile" + i + "@client.test", "phoneNumber", text));
                signedIn.post("/api/retell/connect-agent", Map.of("agentId", text));
            }
            // The text is no event and is stored unchanged.
            sender.post("/api/n8n/retell-webhook", text);
        }
        agency.post("/api/clients", Map.of("name", "Actor", "email", ACTOR, "password", Api.PASSWORD));
        Api.of(server).post("/api/auth/login", Map.of("email", ACTOR, "password", "wrong"));
        for (int i = 0; i < events.size(); i += 40) {
            Reply reply = sender.post("/api/n8n/retell-webhook", events.subList(i, Math.min(i + 40, events.size())));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void thereAreAtLeastAHundredPayloads() {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
    }

    /// Checks that the test detects a running script.
    @Test
    void theTestDetectsARunningScript() {
        try (var watched = new WatchedPage(chromium.browser(), server.address(), client)) {
            watched.open("/calls");
            watched.page().evaluate("() => { window.__xss = 1; }");
            watched.page()
                    .evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=1>'); }");
            watched.page().waitForTimeout(300);
            assertThat(watched.incidents())
                    .anyMatch(incident -> incident.contains("a script ran"))
                    .anyMatch(incident -> incident.contains("violation of script-src"));
        }
    }

    @Test
    void theCallListShowsPayloadsAsText() {
        try (var watched = new WatchedPage(chromium.browser(), server.address(), client)) {
            watched.open("/calls");
            Page page = watched.page();
            page.getByRole(AriaRole.MAIN)
                    .getByText("</body></html>")
                    .locator("visible=true")
                    .first()
                    .waitFor();
            for (int i = 0; i < 12; i++) {
                page.mouse().wheel(0, 4_000);
                page.waitForTimeout(150);
                watched.assertUsable("Integrations");
            }
            assertThat(watched.incidents()).isEmpty();
        }
    }

    @Test
    void callPagesShowPayloadsAsText() {
        try (var watched = new WatchedPage(chromium.browser(), server.address(), client)) {
            watched.open("/calls");
            var harmful = new LinkedHashMap<String, Object>();
            for (int i = 0; i < PAYLOADS.size(); i++) {
                String callId = "call_hostile_" + i;
                watched.go("/calls/" + callId, "/api/calls/" + callId);
                if (!watched.shows("Transcript")) {
                    harmful.put(PAYLOADS.get(i), "the page does not show");
                }
                watched.assertUsable("Integrations");
                List<String> incidents = watched.incidents();
                if (!incidents.isEmpty()) {
                    harmful.put(PAYLOADS.get(i), incidents);
                }
            }
            assertThat(harmful).isEmpty();
        }
    }

    @Test
    void theAgentListShowsPayloadsAsText() {
        try (var watched = new WatchedPage(chromium.browser(), server.address(), client)) {
            watched.open("/settings/integrations");
            watched.page()
                    .getByRole(AriaRole.MAIN)
                    .getByText("</body></html>")
                    .locator("visible=true")
                    .first()
                    .waitFor();
            watched.assertUsable("Calls");
            assertThat(watched.incidents()).isEmpty();
        }
    }

    @Test
    void deliveryPagesShowPayloadsAsText() {
        Api agency = Api.of(server).bearer(operator);
        try (var watched = new WatchedPage(chromium.browser(), server.address(), operator)) {
            watched.open("/operator/deliveries");
            var harmful = new LinkedHashMap<String, Object>();
            for (String wanted : List.of("stored&limit=120", "unclaimed&limit=30", "rejected&limit=30")) {
                for (JsonNode delivery :
                        agency.get("/api/deliveries?outcome=" + wanted).data().path("deliveries")) {
                    String id = delivery.path("id").asString();
                    watched.go("/operator/deliveries/" + id, "/api/deliveries/" + id);
                    if (!watched.shows("What was sent")) {
                        harmful.put(id, "the page does not show");
                    }
                    watched.assertUsable("Clients");
                    List<String> incidents = watched.incidents();
                    if (!incidents.isEmpty()) {
                        harmful.put(id, incidents);
                    }
                }
            }
            assertThat(harmful).isEmpty();
        }
    }

    @Test
    void auditPagesShowPayloadsAsText() {
        try (var watched = new WatchedPage(chromium.browser(), server.address(), operator)) {
            watched.open("/operator/audit");
            Page page = watched.page();
            page.getByRole(AriaRole.MAIN).getByText(ACTOR).first().waitFor();
            var more = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Load more"));
            while (more.count() > 0) {
                int entries = page.locator("tbody tr").count();
                more.click();
                page.waitForFunction("before => document.querySelectorAll('tbody tr').length > before", entries);
                watched.assertUsable("Clients");
            }
            page.getByRole(AriaRole.MAIN)
                    .getByText("</body></html>")
                    .locator("visible=true")
                    .first()
                    .waitFor();
            assertThat(watched.incidents()).isEmpty();
        }
        try (var watched = new WatchedPage(chromium.browser(), server.address(), client)) {
            watched.open("/settings/activity");
            watched.page()
                    .getByRole(AriaRole.MAIN)
                    .getByText("</body></html>")
                    .locator("visible=true")
                    .first()
                    .waitFor();
            watched.assertUsable("Calls");
            assertThat(watched.incidents()).isEmpty();
        }
    }

    @Test
    void noPayloadHarmsTheOperatorPages() {
        try (var watched = new WatchedPage(chromium.browser(), server.address(), operator)) {
            for (String path : List.of(
                    "/operator/clients",
                    "/operator/clients/" + clientId,
                    "/operator/unclaimed",
                    "/operator/deliveries",
                    "/operator/sources",
                    "/settings/account")) {
                watched.open(path);
                watched.page().waitForLoadState(LoadState.NETWORKIDLE);
                if (path.endsWith(clientId)) {
                    // The connected agents have payloads as names.
                    watched.page().getByText("</body></html>").first().waitFor();
                }
                watched.page().mouse().wheel(0, 4_000);
                watched.assertUsable("Clients");
                assertThat(watched.incidents()).as(path).isEmpty();
            }
        }
    }
}
