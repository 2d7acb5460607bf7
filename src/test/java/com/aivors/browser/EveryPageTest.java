package com.aivors.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What holds of every page: axe finds nothing wrong, and what is shown stays where it is while the
/// rest loads.
class EveryPageTest {

    /// What a page may move by in all, as Chromium counts it; 0.1 is called good.
    private static final double MOST_SHIFT = 0.05;

    private static final String HARBOR_AGENT = "agent_2f7c91be4a6d0835cc17e9d4ab";
    private static final String CLIENT_EMAIL = "desk@harbor.test";
    private static final Path PAYLOADS = Path.of("src/test/resources/retell/payloads");
    private static final JsonMapper JSON = new JsonMapper();

    private static final String COUNT_SHIFTS = """
            window.__shift = 0;
            window.__moved = [];
            new PerformanceObserver(list => {
                for (const entry of list.getEntries().filter(entry => !entry.hadRecentInput)) {
                    window.__shift += entry.value;
                    for (const { node } of entry.sources) window.__moved.push((node?.textContent ?? '').slice(0, 60));
                }
            }).observe({ type: 'layout-shift', buffered: true });
            """;

    private static TestServer server;
    private static Chromium chromium;
    private static String axe;
    private static List<String> operatorPages;
    private static List<String> clientPages;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        chromium = Chromium.start();
        axe = Files.readString(Path.of("web/node_modules/axe-core/axe.min.js"));

        Api operator = Api.operator(server);
        operator.createClient("Harbor Lane Dental", CLIENT_EMAIL);
        operator.createClient("Brook & Hale Law", "office@brook.test");
        Api client = Api.of(server).signIn(CLIENT_EMAIL, Api.PASSWORD);
        client.post("/api/retell/connect-agent", Map.of("agentId", HARBOR_AGENT));
        // A second one, since only then the calls can be filtered by agent.
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_after_hours"));
        for (String file : List.of(
                "01_phone_inbound_call_started.json",
                "03_phone_inbound_call_analyzed.json",
                "04_web_call_analyzed_tools_custom_analysis.json",
                "05_voicemail_outbound_call_analyzed.json",
                "06_dial_no_answer_call_ended.json")) {
            send(Files.readString(PAYLOADS.resolve(file)));
            send(Files.readString(PAYLOADS.resolve(file))
                    .replaceAll("agent_[0-9a-z]+", "agent_after_hours")
                    .replaceAll("\"call_id\": *\"", "\"call_id\": \"second_"));
        }
        send("not a delivery");

        String clientId = operator.get("/api/clients")
                .data()
                .path("clients")
                .valueStream()
                .filter(row -> CLIENT_EMAIL.equals(row.path("email").asString()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        String callId = client.get("/api/calls?q=tooth")
                .data()
                .path("calls")
                .path(0)
                .path("callId")
                .asString();
        String deliveryId = operator.get("/api/deliveries")
                .data()
                .path("deliveries")
                .path(0)
                .path("id")
                .asString();
        assertThat(List.of(callId, deliveryId)).doesNotContain("");
        client.patch(
                "/api/calls/" + callId + "/review",
                Map.of("flagged", true, "done", true, "tags", List.of("vip", "call back", "third")));
        client.post("/api/calls/" + callId + "/notes", Map.of("text", "Rang back."));
        operatorPages = List.of(
                "/operator/clients",
                "/operator/clients/" + clientId,
                "/operator/clients/" + clientId + "/calls/" + callId,
                "/operator/usage",
                "/operator/completeness",
                "/operator/clients/" + clientId + "/statements/2026-11",
                "/operator/unclaimed",
                "/operator/deliveries",
                "/operator/deliveries?callId=nothing",
                "/operator/deliveries/" + deliveryId,
                "/operator/sources",
                "/operator/audit",
                "/settings/account");
        operator.send("PUT", "/api/clients/" + clientId + "/plan", Map.of("clientSees", true));
        clientPages = List.of(
                "/overview",
                "/settings/business",
                "/settings/people",
                "/statements",
                "/statements/2026-11",
                "/calls",
                "/calls?period=99d&q=nothing",
                "/calls/" + callId,
                "/settings/integrations",
                "/settings/activity",
                "/settings/account");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
    void axeFindsNothingWrong(ColorScheme colours, int width) {
        var found = new ArrayList<String>();
        visit(null, colours, width, List.of("/sign-in", "/forgot-password", "/no-such-page"), found);
        visit(tokenOf(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD), colours, width, operatorPages, found);
        visit(tokenOf(CLIENT_EMAIL, Api.PASSWORD), colours, width, clientPages, found);
        assertThat(found).isEmpty();
    }

    /// The tool must see what it looks for.
    @Test
    void axeWouldFindAButtonWithoutAName() {
        try (BrowserContext context = context(null, ColorScheme.LIGHT, 1280)) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            page.getByLabel("Email").waitFor();
            page.evaluate("() => { document.querySelector('form').append(document.createElement('button')); }");
            assertThat(violations(page)).anyMatch(violation -> violation.startsWith("button-name"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280", "1440", "1024", "390"})
    void nothingMovesWhilePagesLoad(int width) {
        var moved = new ArrayList<String>();
        measure(tokenOf(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD), width, operatorPages, moved);
        measure(tokenOf(CLIENT_EMAIL, Api.PASSWORD), width, clientPages, moved);
        assertThat(moved).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1024", "1280", "1440"})
    void noTableIsCutOff(int width) {
        try (BrowserContext context =
                context(tokenOf(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD), ColorScheme.LIGHT, width)) {
            Page page = context.newPage();
            for (String path : List.of("/operator/audit", "/operator/deliveries", "/operator/clients")) {
                open(page, path);
                Object beyond = page.evaluate("""
                        () => Math.max(...[...document.querySelectorAll('table')]
                            .map(table => table.scrollWidth - table.parentElement.clientWidth))
                        """);
                assertThat(((Number) beyond).intValue()).as(path).isLessThanOrEqualTo(0);
            }
        }
    }

    /// The list waits a second for the feed, which a machine with much to do may need longer for:
    /// one visit of several is enough, since a list that is fetched twice by design always is.
    @Test
    void theListOfCallsIsAskedForOnce() {
        var counts = new ArrayList<Integer>();
        try (BrowserContext context = context(tokenOf(CLIENT_EMAIL, Api.PASSWORD), ColorScheme.LIGHT, 1280)) {
            while (counts.size() < 5 && !counts.contains(1)) {
                Page page = context.newPage();
                var asked = new CopyOnWriteArrayList<String>();
                page.onRequest(request -> {
                    if (request.url().contains("/api/calls?")) {
                        asked.add(request.url());
                    }
                });
                open(page, "/calls");
                page.getByText("Live", new Page.GetByTextOptions().setExact(true))
                        .waitFor();
                page.waitForTimeout(2_500);
                counts.add(asked.size());
                page.close();
            }
        }
        assertThat(counts).contains(1);
    }

    private static void visit(
            @Nullable String token, ColorScheme colours, int width, List<String> paths, List<String> found) {
        try (BrowserContext context = context(token, colours, width)) {
            Page page = context.newPage();
            for (String path : paths) {
                open(page, path);
                violations(page).forEach(violation -> found.add(path + ": " + violation));
            }
        }
    }

    private static void measure(String token, int width, List<String> paths, List<String> moved) {
        try (BrowserContext context = context(token, ColorScheme.LIGHT, width)) {
            context.addInitScript(COUNT_SHIFTS);
            Page page = context.newPage();
            for (String path : paths) {
                open(page, path);
                page.waitForTimeout(400);
                double shift = ((Number) page.evaluate("window.__shift")).doubleValue();
                if (shift > MOST_SHIFT) {
                    moved.add(path + " by " + shift + ": " + page.evaluate("window.__moved.join(' · ')"));
                }
            }
        }
    }

    /// Waits until the page shows its content in place of its skeleton.
    private static void open(Page page, String path) {
        page.navigate(path);
        page.getByRole(com.microsoft.playwright.options.AriaRole.HEADING)
                .first()
                .waitFor();
        page.waitForFunction("() => !document.querySelector('[role=status][aria-label^=Loading]')");
    }

    private static List<String> violations(Page page) {
        page.evaluate(axe);
        String found = (String) page.evaluate("""
                async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'] })).violations
                    .map(({ id, nodes }) => id + ' ' + nodes.map(node => node.html.slice(0, 160)).join(' | ')))
                """);
        return JSON.readTree(found).valueStream().map(each -> each.asString()).toList();
    }

    private static BrowserContext context(@Nullable String token, ColorScheme colours, int width) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server.address().toString())
                        .setViewportSize(width, 900)
                        .setColorScheme(colours)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/London"));
        if (token != null) {
            context.addCookies(List.of(new Cookie("access_token", token)
                    .setUrl(server.address().toString())
                    .setHttpOnly(true)));
        }
        return context;
    }

    private static String tokenOf(String email, String password) {
        return Api.of(server)
                .post("/api/auth/login", Map.of("email", email, "password", password))
                .data()
                .path("token")
                .asString();
    }

    private static void send(String body) {
        Api.of(server).with("x-n8n-webhook-secret", TestServer.N8N_SECRET).post("/api/n8n/retell-webhook", body);
    }
}
