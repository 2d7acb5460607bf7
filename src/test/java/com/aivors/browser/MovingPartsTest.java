package com.aivors.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.RetellStandIn;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs axe on content that appears only during use: a new row, menus, suggestions, charts.
class MovingPartsTest {

    private static final String RETELL_KEY = "key_of_the_agency";

    /// Pauses the highlight of a new row at a time in ms. Returns false if there is none.
    private static final String HOLD_ARRIVAL = """
            millis => {
                const found = document.getAnimations().filter(one => one.animationName === 'arrive');
                for (const one of found) { one.pause(); one.currentTime = millis; }
                return found.length > 0;
            }
            """;

    /// Clients whose lists receive calls, one for each case, so that cases do not share calls.
    private static final List<String> ARRIVALS = List.of("light1280", "dark1280", "light390", "dark390");

    private static RetellStandIn retell;
    private static TestServer server;
    private static Chromium chromium;
    private static PageVisits visits;
    private static Api operator;
    private static UUID clientId;
    private static int calls;

    @BeforeAll
    static void start() throws IOException {
        retell = new RetellStandIn();
        retell.agent(RETELL_KEY, "agent_free", "Ivy, front desk");
        server = TestServer.start(Map.of(
                "RETELL_API_KEY", RETELL_KEY, "RETELL_BASE_URL", retell.base().toString()));
        chromium = Chromium.start();
        visits = new PageVisits(chromium.browser(), server.address());
        operator = Api.operator(server);
        ARRIVALS.forEach(name -> {
            connected(name);
            send(name);
        });
        clientId = connected("salon");
        operator.send(
                "PUT",
                "/api/clients/" + clientId + "/plan",
                Map.of("pricing", "per_minute", "pricePerMinute", 18_000, "currency", "USD", "clientSees", true));
        send("salon");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
        retell.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
    void aNewRowHasEnoughContrastDuringItsHighlight(ColorScheme colours, int width) {
        String name = colours.name().toLowerCase(Locale.ROOT) + width;
        try (BrowserContext context =
                visits.context(Api.of(server).token(name + "@client.test", Api.PASSWORD), colours, width)) {
            Page page = context.newPage();
            PageVisits.open(page, "/calls");
            page.getByText("Live", new Page.GetByTextOptions().setExact(true)).waitFor();
            // A list that is fetched later would already contain the call.
            page.locator("[data-call-id]").first().waitFor();
            for (int millis : List.of(0, 100, 270, 900, 1_500)) {
                holdArrival(page, name, millis);
                assertThat(visits.violationsOfColours(page))
                        .as("after " + millis + " ms")
                        .isEmpty();
                page.evaluate("document.getAnimations().forEach(one => one.cancel())");
            }
        }
    }

    /// Sends calls until one is highlighted. A call that the list was just fetched with is not new.
    private static void holdArrival(Page page, String name, int millis) {
        for (int left = 5; left > 0; left--) {
            send(name);
            try {
                page.waitForFunction(
                        HOLD_ARRIVAL, millis, new Page.WaitForFunctionOptions().setTimeout(left > 1 ? 4_000 : 30_000));
                return;
            } catch (TimeoutError e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 390"})
    void theOpenClientListIsAccessible(ColorScheme colours, int width) {
        try (BrowserContext context = asOperator(colours, width)) {
            Page page = context.newPage();
            PageVisits.open(page, "/operator/audit");
            Locator choice = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Client"));
            choice.click();
            Locator options = page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION);
            assertThat(options).hasCount(1 + ARRIVALS.size());
            assertThat(visits.violations(page)).isEmpty();
            // The focus moves on from the field, and the list closes.
            choice.press("Tab");
            assertThat(options).hasCount(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
    void theUsagePageWithItsChartIsAccessible(ColorScheme colours, int width) {
        try (BrowserContext context = asOperator(colours, width)) {
            Page page = context.newPage();
            PageVisits.open(page, "/operator/usage");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Minutes of each client")))
                    .isVisible();
            assertThat(visits.violations(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 390"})
    void theAgentFieldSuggestsNamesOfFreeAgents(ColorScheme colours, int width) {
        try (BrowserContext context = asOperator(colours, width)) {
            Page page = context.newPage();
            PageVisits.open(page, "/operator/clients/" + clientId);
            page.getByText("1 agent of Retell’s without a client.").waitFor();
            assertThat(page.locator("datalist option[value=agent_free]")).containsText("Ivy, front desk");
            page.getByLabel("Agent ID").focus();
            assertThat(visits.violations(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void aPhoneOpensPagesFromTheMoreMenu(ColorScheme colours) {
        try (BrowserContext context = asOperator(colours, 390)) {
            Page page = context.newPage();
            PageVisits.open(page, "/operator/clients");
            Locator menu = page.getByRole(AriaRole.NAVIGATION);
            assertThat(page.evaluate("""
                    () => [...document.querySelectorAll('nav span')]
                        .filter(word => word.scrollWidth > word.clientWidth && word.clientWidth > 1).length
                    """)).as("words that are cut off").isEqualTo(0);
            menu.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More"))
                    .click();
            Locator sheet = page.getByRole(AriaRole.DIALOG);
            assertThat(visits.violations(page)).isEmpty();
            sheet.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Audit log"))
                    .click();
            assertThat(page).hasURL(server.address() + "/operator/audit");
            assertThat(sheet).hasCount(0);
        }
    }

    @Test
    void aPhoneShowsAStatementWithoutHorizontalScrolling() {
        String month = operator.get("/api/usage").data().path("month").asString();
        try (BrowserContext context = asOperator(ColorScheme.LIGHT, 360)) {
            Page page = context.newPage();
            PageVisits.open(page, "/operator/clients/" + clientId + "/statements/" + month);
            Locator lines =
                    page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Lines of the statement"));
            assertThat(lines).containsText(" charged");
            assertThat(lines).containsText("US$");
            assertThat((Integer) lines.evaluate("list => Math.max(...[...list.querySelectorAll('*')]"
                            + ".map(one => Math.ceil(one.getBoundingClientRect().right)))"))
                    .isLessThanOrEqualTo(360);
            assertThat(visits.violations(page)).isEmpty();
        }
    }

    private static BrowserContext asOperator(ColorScheme colours, int width) {
        return visits.context(
                Api.of(server).token(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD), colours, width);
    }

    private static UUID connected(String name) {
        UUID id = operator.createClient(name, name + "@client.test");
        Api.of(server)
                .signIn(name + "@client.test", Api.PASSWORD)
                .post("/api/retell/connect-agent", Map.of("agentId", "agent_" + name));
        return id;
    }

    private static void send(String name) {
        String call = "call_%03d".formatted(++calls);
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", call, "agent_" + name)))
                .isEqualTo("stored");
    }
}
