package com.aivors.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An operator with 1,000 clients: the list loads while scrolling, and every choice searches.
class ClientChoiceTest {

    private static final int CLIENTS = 1_000;

    private static TestServer server;
    private static Chromium chromium;
    private static Api operator;
    private static PageVisits visits;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start();
        chromium = Chromium.start();
        visits = new PageVisits(chromium.browser(), server.address());
        operator = Api.operator(server);
        operator.createClient("Müller & Söhne", "front@muller.test");
        try (Owner owner = new Owner(server)) {
            owner.execute("set role aivors_accounts", """
                    with added as (
                        insert into client (client_id, name, created_at)
                        select gen_random_uuid(), 'Client ' || to_char(n, 'FM0000'), now()
                          from generate_series(1, %d) as n
                        returning client_id, name)
                    insert into app_user (user_id, client_id, role, email, created_at)
                    select gen_random_uuid(), client_id, 'client', replace(lower(name), ' ', '-') || '@client.test', now()
                      from added""".formatted(CLIENTS), "reset role");
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @AfterEach
    void assertNoBrowserErrors() {
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Page signedIn(Page page) {
        page.navigate("/sign-in");
        SignInForm.send(page, TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD);
        page.waitForURL("**/operator/**");
        return page;
    }

    private static Locator option(Page page, String name) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator choice(Page page, String label) {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
    }

    @Test
    void theListLoadsOnScrollingAndTheUrlKeepsTheSearch() {
        Page page = signedIn(chromium.person(server.address().toString()));
        page.navigate("/operator/clients");
        assertThat(page.getByText("Client 0001", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("tbody tr").count()).isLessThanOrEqualTo(100);
        page.mouse().move(600, 500);
        for (int i = 0; i < 60 && page.locator("tbody tr").count() < 300; i++) {
            page.mouse().wheel(0, 4_000);
            page.waitForTimeout(50);
        }
        assertThat(page.locator("tbody tr").count()).isGreaterThanOrEqualTo(300);
        assertAccessible(page, "clients");

        page.getByLabel("Search clients").fill("muller");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("q=muller"));
        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("Müller & Söhne");
    }

    @Test
    void anOperatorSearchesAClientToAssignUnclaimedCalls() {
        assertThat(Webhook.outcome(server, Webhook.event("call_ended", "call_kept", "agent_kept")))
                .isEqualTo("unclaimed");
        Page page = signedIn(chromium.person(server.address().toString()));
        page.navigate("/operator/unclaimed");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Assign")))
                .first()
                .click();
        Locator client = choice(page, "Client");
        assertThat(client).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(option(page, "Client 0001")).isVisible();
        assertThat(page.getByRole(AriaRole.LISTBOX).boundingBox().y)
                .as("the list stands below its field, though the dialog has just opened")
                .isBetween(client.boundingBox().y, client.boundingBox().y + 90);
        assertAccessible(page, "choice-open");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.LISTBOX)).hasCount(0);
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();

        client.pressSequentially("mull");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        shoot(page, "choice-sought.png");
        page.keyboard().press("Enter");
        assertThat(client).hasValue("Müller & Söhne");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Assign"))
                .click();
        assertThat(page.getByText("1 call given to Müller & Söhne.")).isVisible();
        assertThat(operator.get("/api/clients?q=agent_kept").text()).contains("Müller");
    }

    @Test
    void aPhoneUserFiltersTheAuditLogByClient() {
        Page page = signedIn(chromium.personWithPhone(server.address().toString()));
        page.navigate("/operator/audit");
        Locator client = choice(page, "Client");
        client.waitFor();
        assertAccessible(page, "audit-phone");
        client.tap();
        client.pressSequentially("söhne");
        assertThat(page.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION)).hasCount(1);
        assertAccessible(page, "choice-phone");
        option(page, "Müller").tap();
        assertThat(page).hasURL(Pattern.compile("clientId="));
        assertThat(page.getByText("created the account of Müller & Söhne").first())
                .isVisible();
        page.reload();
        assertThat(client).hasValue("Müller & Söhne");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear the choice"))
                .tap();
        assertThat(page).not().hasURL(Pattern.compile("clientId="));
    }

    /// Waits for two frames and for the end of all finite animations.
    private static final String CHANGED = """
            new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
                .then(() => Promise.allSettled(document.getAnimations()
                    .filter(one => one.effect.getComputedTiming().endTime !== Infinity)
                    .map(one => one.finished)))
                .then(() => true)
            """;

    private static void assertAccessible(Page page, String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            // Colours change over several frames, and axe would measure an intermediate one.
            page.evaluate(CHANGED);
            shoot(page, name + "-" + colours + ".png");
            assertThat(visits.violations(page)).as(name + " " + colours).isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /// Saves a screenshot for review with `-Dscreenshots=DIRECTORY`.
    private static void shoot(Page page, String name) {
        String directory = System.getProperty("screenshots", "");
        if (!directory.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(directory, name)));
        }
    }
}
