package com.aivors.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checks every page: axe finds no violation, and nothing visible moves while the rest loads.
class EveryPageTest {

    private static final String HARBOR_AGENT = "agent_2f7c91be4a6d0835cc17e9d4ab";
    private static final String CLIENT_EMAIL = "desk@harbor.test";
    private static final Pattern PATH_OF_ROUTE = Pattern.compile("^ *path: \"(/[^\"]*)\"", Pattern.MULTILINE);
    private static final Path PAYLOADS = Path.of("src/test/resources/retell/payloads");

    private static TestServer server;
    private static Chromium chromium;
    private static PageVisits visits;
    private static final List<String> visited = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        chromium = Chromium.start();
        visits = new PageVisits(chromium.browser(), server.address());

        Api operator = Api.operator(server);
        operator.createClient("Harbor Lane Dental", CLIENT_EMAIL);
        operator.createClient("Brook & Hale Law", "office@brook.test");
        Api client = Api.of(server).signIn(CLIENT_EMAIL, Api.PASSWORD);
        client.post("/api/retell/connect-agent", Map.of("agentId", HARBOR_AGENT));
        // The filter by agent appears only with a second agent.
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_after_hours"));
        for (String file : List.of(
                "01_phone_inbound_call_started.json",
                "03_phone_inbound_call_analyzed.json",
                "04_web_call_analyzed_tools_custom_analysis.json",
                "05_voicemail_outbound_call_analyzed.json",
                "06_dial_no_answer_call_ended.json")) {
            // One field's name begins with the other's, so an id that used both names would be cut
            // at the space.
            send(Files.readString(PAYLOADS.resolve(file)).replace("\"Visit reason\"", "\"appointment_booked reason\""));
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
        // The body is longer than its box.
        String longDeliveryId = operator.get("/api/deliveries?callId=" + callId)
                .data()
                .path("deliveries")
                .path(0)
                .path("id")
                .asString();
        assertThat(List.of(callId, deliveryId, longDeliveryId)).doesNotContain("");
        client.patch(
                "/api/calls/" + callId + "/review",
                Map.of("flagged", true, "done", true, "tags", List.of("vip", "call back", "third")));
        client.post("/api/calls/" + callId + "/notes", Map.of("text", "Rang back."));
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        String invitation = operator.post("/api/clients", Map.of("name", "Invited", "email", "invited@client.test"))
                .data()
                .path("invitationUrl")
                .asString();
        assertThat(invitation).contains("/invitation/");
        visit(
                null,
                "/sign-in",
                "/sign-up",
                "/forgot-password",
                "/reset-password/unknown",
                "/invitation/unknown",
                invitation.replaceFirst("^https?://[^/]+", ""),
                "/no-such-page");
        visit(
                Api.of(server).token(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD),
                "/operator/clients",
                "/operator/clients/" + clientId,
                "/operator/clients/" + clientId + "/calls/" + callId,
                "/operator/usage",
                "/operator/completeness",
                "/operator/clients/" + clientId + "/statements/" + month,
                "/operator/unclaimed",
                "/operator/deliveries",
                "/operator/deliveries?callId=nothing",
                "/operator/deliveries/" + deliveryId,
                "/operator/deliveries/" + longDeliveryId,
                "/operator/sources",
                "/operator/audit",
                "/settings/account");
        operator.send("PUT", "/api/clients/" + clientId + "/plan", Map.of("clientSees", true));
        visit(
                Api.of(server).token(CLIENT_EMAIL, Api.PASSWORD),
                "/overview",
                "/settings/business",
                "/settings/people",
                "/statements",
                "/statements/" + month,
                "/calls",
                "/calls?period=99d&q=nothing",
                "/calls/" + callId,
                "/settings/integrations",
                "/settings/activity",
                "/settings/account");
    }

    private static void visit(@Nullable String token, String... paths) {
        visits.make(token, List.of(paths));
        visited.addAll(List.of(paths));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    /// A route that only redirects has no page.
    @Test
    void theTestVisitsEveryRoute() throws IOException {
        List<String> routes = new ArrayList<>();
        for (String file : List.of("router.tsx", "signInRoutes.tsx")) {
            PATH_OF_ROUTE
                    .matcher(Files.readString(Path.of("web/src/app", file)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(path -> !path.equals("/"))
                    .forEach(routes::add);
        }
        assertThat(routes)
                .hasSizeGreaterThan(25)
                .allSatisfy(route -> assertThat(visited)
                        .as(route)
                        .anyMatch(
                                page -> page.replaceFirst("[?].*", "").matches(route.replaceAll("\\$\\w+", "[^/]+"))));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
    void axeFindsNoViolation(ColorScheme colours, int width) {
        assertThat(visits.violations(colours, width)).isEmpty();
    }

    /// Checks that axe detects a real violation.
    @Test
    void axeFindsAButtonWithoutAName() {
        try (BrowserContext context = visits.context(null, ColorScheme.LIGHT, 1280)) {
            Page page = context.newPage();
            page.navigate("/sign-in");
            page.getByLabel("Email").waitFor();
            page.evaluate("() => { document.querySelector('form').append(document.createElement('button')); }");
            assertThat(visits.violations(page)).anyMatch(violation -> violation.startsWith("button-name"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280", "1024", "390"})
    void noPageShiftsWhileItLoads(int width) {
        assertThat(visits.moved(width)).isEmpty();
    }

    /// Checks also a window that was not opened last, like most windows of the visit.
    @Test
    void theTestDetectsALayoutShift() {
        try (BrowserContext one = visits.context(null, ColorScheme.LIGHT, 1280);
                BrowserContext other = visits.context(null, ColorScheme.LIGHT, 390)) {
            one.addInitScript(PageVisits.COUNT_SHIFTS);
            Page page = one.newPage();
            PageVisits.open(page, "/sign-in");
            PageVisits.open(other.newPage(), "/sign-in");
            page.evaluate("() => { document.body.style.paddingTop = '300px'; }");
            page.waitForFunction("most => window.__shift > most", PageVisits.MOST_SHIFT);
        }
    }

    @ParameterizedTest
    @CsvSource({"1024", "1280", "1440"})
    void noTableIsCutOff(int width) {
        assertThat(visits.cutOff(width)).isEmpty();
    }

    /// The list waits a second for the feed, which may be too short on a busy machine. One of
    /// several visits has to succeed, because a list that is fetched twice by design always fails.
    @Test
    void thePageRequestsTheCallListOnce() {
        var counts = new ArrayList<Integer>();
        try (BrowserContext context =
                visits.context(Api.of(server).token(CLIENT_EMAIL, Api.PASSWORD), ColorScheme.LIGHT, 1280)) {
            while (counts.size() < 5 && !counts.contains(1)) {
                Page page = context.newPage();
                var asked = new CopyOnWriteArrayList<String>();
                page.onRequest(request -> {
                    if (request.url().contains("/api/calls?")) {
                        asked.add(request.url());
                    }
                });
                PageVisits.open(page, "/calls");
                page.getByText("Live", new Page.GetByTextOptions().setExact(true))
                        .waitFor();
                page.waitForTimeout(2_500);
                counts.add(asked.size());
                page.close();
            }
        }
        assertThat(counts).contains(1);
    }

    private static void send(String body) {
        Api.of(server).with("x-n8n-webhook-secret", TestServer.N8N_SECRET).post("/api/n8n/retell-webhook", body);
    }
}
