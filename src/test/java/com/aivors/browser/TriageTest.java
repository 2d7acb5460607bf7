package com.aivors.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A client works through its list with the keyboard, selects calls, and reviews one of them on its
/// page.
@SharedServer
class TriageTest {

    private static TestServer server;
    private static Chromium chromium;
    private static Api client;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        chromium = Chromium.start();
        Api.operator(server).createClient("Salon", "salon@triage.test");
        client = Api.of(server).signIn("salon@triage.test", Api.PASSWORD);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_triage"));
        // The calls have the same time, so the list sorts them by id in descending order.
        for (String call : List.of("triage_3", "triage_2", "triage_1")) {
            Webhook.outcome(server, Webhook.event("call_ended", call, "agent_triage"));
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static Page signedIn(Page page) {
        page.navigate("/sign-in");
        SignInForm.send(page, "salon@triage.test", Api.PASSWORD);
        page.waitForURL("**/overview*");
        return page;
    }

    @Test
    void keyboardShortcutsAndSelectionReviewCalls() {
        Page page = signedIn(chromium.person(server.address().toString()));
        page.navigate("/calls");
        page.locator("[data-call-id=triage_1]").waitFor();

        page.keyboard().press("j");
        page.keyboard().press("f");
        assertThat(page.locator("[data-call-id=triage_3]").getByText("Needs attention"))
                .hasCount(1);
        page.keyboard().press("j");
        page.keyboard().press("e");
        assertThat(page.locator("[data-call-id=triage_2]").getByText("Done")).hasCount(1);
        page.keyboard().press("k");
        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("x");
        // The window is shorter than the list. The action bar stays in the window.
        page.setViewportSize(1440, 480);
        assertThat(page.getByText("2 calls selected")).isInViewport();
        page.getByLabel("Tag").fill("Ring  BACK");
        shoot(page, "list-selected.png");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-call-id=triage_1]").getByText("ring back"))
                .isVisible();
        assertThat(page.locator("[data-call-id=triage_3]").getByText("ring back"))
                .isVisible();
        assertThat(page.getByText("2 calls selected")).hasCount(0);

        page.locator("[data-call-id=triage_1] a").focus();
        page.keyboard().press("Enter");
        page.getByLabel("New note").fill("She rings back at five.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save note"))
                .click();
        assertThat(page.getByText("She rings back at five.")).isVisible();
        page.getByText("History of the review").click();
        assertThat(page.getByText("added the tag “ring back”")).isVisible();
        shoot(page, "call.png");
        assertThat(chromium.complaints()).isEmpty();
        assertThat(client.get("/api/calls?flagged=true").text())
                .contains("triage_3")
                .doesNotContain("triage_2");
    }

    @Test
    void aPhoneAssignsACallOnItsPage() {
        Page page = signedIn(chromium.personWithPhone(server.address().toString()));
        page.navigate("/calls/triage_2");
        page.waitForResponse(
                answer -> answer.url().endsWith("/triage_2/review"),
                () -> page.getByLabel("Assigned to").first().selectOption("salon@triage.test"));
        assertThat(page.getByText("assigned it to salon@triage.test")).isHidden();
        page.reload();
        assertThat(page.getByLabel("Assigned to").first())
                .hasValue(client.me().path("id").asString());
        shoot(page, "call-phone.png");
        page.navigate("/calls");
        page.locator("[data-call-id=triage_2]").waitFor();
        shoot(page, "list-phone.png");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    @Test
    void aPhoneSelectsCallsByTapping() {
        Page page = signedIn(chromium.personWithPhone(server.address().toString()));
        page.navigate("/calls");
        var select = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Select calls"));
        select.click();
        page.locator("[data-call-id=triage_1]").tap();
        page.locator("[data-call-id=triage_2]").tap();
        assertThat(page.getByText("2 calls selected")).isInViewport();
        shoot(page, "selected-phone.png");
        page.getByLabel("Tag").fill("tapped");
        page.keyboard().press("Enter");
        assertThat(page.getByText("2 calls selected")).hasCount(0);

        assertThat(page.locator("[data-call-id=triage_1]").getByText("tapped")).isVisible();

        select.click();
        page.locator("[data-call-id=triage_1]").tap();
        page.waitForURL("**/calls/triage_1*");
        assertThat(client.get("/api/calls?tag=tapped").text())
                .contains("triage_1", "triage_2")
                .doesNotContain("triage_3");
        assertThat(chromium.complaints()).isEmpty();
    }

    /// Saves a screenshot for review with `-Dscreenshots=DIRECTORY`.
    private static void shoot(Page page, String name) {
        String directory = System.getProperty("screenshots", "");
        if (!directory.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(directory, name)));
        }
    }
}
