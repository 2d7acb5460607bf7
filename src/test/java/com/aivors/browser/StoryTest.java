package com.aivors.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole story: an operator creates two clients, and each connects an agent. Webhooks arrive,
/// and each client sees only its own calls live. Then one disconnects its agent.
class StoryTest {

    private static final String HARBOR_AGENT = "agent_2f7c91be4a6d0835cc17e9d4ab";
    private static final String PASSWORD = "a long enough password";

    private static TestServer server;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @Test
    void eachClientSeesOnlyItsOwnCallsLive() throws IOException {
        Page operator = chromium.person(server.address().toString());
        signIn(operator, TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD);
        assertThat(heading(operator, "Clients")).isVisible();

        Page dentist = acceptInvitation(invite(operator, "Harbor Lane Dental", "desk@harbor.test"));
        Page lawyer = acceptInvitation(invite(operator, "Brook & Hale Law", "office@brook.test"));

        lawyer.navigate("/overview");
        assertThat(heading(lawyer, "Connect your phone agent")).isVisible();
        connectAgent(dentist, HARBOR_AGENT);
        connectAgent(lawyer, "agent_brook_hale");

        assertConnectedAgentIsRefused(lawyer);
        lawyer.navigate("/overview");
        assertThat(heading(lawyer, "Ready for the first call")).isVisible();

        dentist.getByRole(AriaRole.LINK, named("Calls")).first().click();
        lawyer.getByRole(AriaRole.LINK, named("Calls")).first().click();
        assertThat(dentist.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(lawyer.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        send("03_phone_inbound_call_analyzed.json");
        Locator theCall = dentist.getByRole(AriaRole.TABLE, named("Calls"))
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("503\\D*555\\D*0142")));
        assertThat(theCall).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2_000));

        theCall.click();
        assertThat(heading(dentist, "Summary")).isVisible();
        assertThat(dentist.getByText("chipped a tooth last night").first()).isVisible();
        assertThat(dentist.getByRole(AriaRole.TERM)
                        .filter(new Locator.FilterOptions().setHasText("Visit reason"))
                        .first())
                .isVisible();

        assertThat(lawyer.getByText("0142")).hasCount(0);
        lawyer.navigate("/calls/call_5b8e2f6a1c9d4037b2e6f1a8c3d");
        assertThat(lawyer.getByText("chipped a tooth")).hasCount(0);
        assertThat(heading(lawyer, "Summary")).hasCount(0);

        disconnectAgent(dentist);
        operator.navigate("/operator/clients");
        assertThat(operator.getByRole(AriaRole.TABLE, named("Clients"))).containsText("Offline");

        assertAuditLogShowsViewsOfCalls(operator, dentist, lawyer);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aPhoneShowsCallsAsCards() throws IOException {
        Api operator = Api.operator(server);
        operator.createClient("Phone Dental", "phone@dental.test");
        Api.of(server)
                .signIn("phone@dental.test", Api.PASSWORD)
                .post("/api/retell/connect-agent", "{\"agentId\": \"agent_phone\"}");
        post(payload("03_phone_inbound_call_analyzed.json")
                .replace(HARBOR_AGENT, "agent_phone")
                .replace("call_5b8e2f6a1c9d4037b2e6f1a8c3d", "call_phone"));

        Page phone = chromium.personWithPhone(server.address().toString());
        signIn(phone, "phone@dental.test", Api.PASSWORD);
        assertThat(heading(phone, "Overview")).isVisible();
        // The overview has a link with the same name, which leads to the calls of its period.
        phone.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("Calls").setExact(true))
                .first()
                .click();
        Locator cards = phone.getByRole(AriaRole.LIST, named("Calls"));
        assertThat(cards.getByRole(AriaRole.LINK)).hasCount(1);
        cards.getByRole(AriaRole.LINK).click();
        assertThat(heading(phone, "Summary")).isVisible();
        Object overflow = phone.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aWrongPasswordShowsAnErrorOnTheSignInPage() {
        Page page = chromium.person(server.address().toString());
        page.navigate("/sign-in");
        SignInForm.send(page, "nobody@nowhere.test", "not the password");
        assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
        assertThat(page).hasURL(Pattern.compile("/sign-in"));
    }

    private static String invite(Page operator, String name, String email) {
        operator.getByRole(AriaRole.BUTTON, named("New client")).first().click();
        operator.getByLabel("Business name").fill(name);
        operator.getByLabel("Email").fill(email);
        operator.getByRole(AriaRole.BUTTON, named("Create client")).click();
        String link =
                operator.getByRole(AriaRole.TEXTBOX, named("Invitation link")).inputValue();
        operator.getByRole(AriaRole.BUTTON, named("Done")).click();
        return link.replaceFirst("https?://[^/]+", "");
    }

    private static Page acceptInvitation(String path) {
        Page page = chromium.person(server.address().toString());
        page.navigate(path);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("Create account")).click();
        assertThat(page.getByRole(AriaRole.LINK, named("Integrations")).first()).isVisible();
        return page;
    }

    private static void connectAgent(Page page, String agentId) {
        page.getByRole(AriaRole.LINK, named("Integrations")).first().click();
        page.getByLabel("Agent ID").fill(agentId);
        page.getByRole(AriaRole.BUTTON, named("Connect Agent")).click();
        assertThat(page.getByRole(AriaRole.STATUS, named("Agent status"))).containsText("Online");
        assertThat(page.getByText(agentId).first()).isVisible();
    }

    private static void assertConnectedAgentIsRefused(Page lawyer) {
        lawyer.getByLabel("Agent ID").fill(HARBOR_AGENT);
        lawyer.getByRole(AriaRole.BUTTON, named("Connect Agent")).click();
        assertThat(lawyer.getByText("already connected to another account").first())
                .isVisible();
        assertThat(lawyer.getByText("Harbor Lane")).hasCount(0);
    }

    private static void disconnectAgent(Page dentist) {
        dentist.getByRole(AriaRole.LINK, named("Integrations")).first().click();
        dentist.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Disconnect")))
                .first()
                .click();
        dentist.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Disconnect"))
                .click();
        assertThat(dentist.getByRole(AriaRole.STATUS, named("Agent status"))).containsText("Offline");
    }

    private static void assertAuditLogShowsViewsOfCalls(Page operator, Page dentist, Page lawyer) {
        operator.waitForResponse(
                Pattern.compile("/api/clients/[^/]+/calls"),
                () -> operator.getByRole(AriaRole.LINK, named("Harbor Lane Dental"))
                        .click());
        assertThat(heading(operator, "Harbor Lane Dental")).isVisible();
        operator.getByRole(AriaRole.LINK, named("Audit log")).first().click();
        Locator log = operator.getByRole(AriaRole.TABLE, named("Audit entries"));
        assertThat(log).containsText("You looked at the calls of Harbor Lane Dental");
        assertThat(log).containsText("signed in");
        operator.getByLabel("Kind").selectOption("calls");
        assertThat(log).not().containsText("signed in");
        assertThat(operator).hasURL(Pattern.compile("kind=calls"));

        dentist.getByRole(AriaRole.LINK, named("Activity")).click();
        Locator own = dentist.getByRole(AriaRole.TABLE, named("Audit entries"));
        assertThat(own).containsText("Your agency looked at your calls");
        assertThat(own).containsText("You disconnected the agent " + HARBOR_AGENT);
        assertThat(own).not().containsText(TestServer.OPERATOR_EMAIL);

        lawyer.getByRole(AriaRole.LINK, named("Activity")).click();
        Locator others = lawyer.getByRole(AriaRole.TABLE, named("Audit entries"));
        assertThat(others).containsText("You connected the agent agent_brook_hale");
        assertThat(others).not().containsText("looked at");
    }

    private static void signIn(Page page, String email, String password) {
        page.navigate("/");
        SignInForm.send(page, email, password);
        assertThat(page).not().hasURL(Pattern.compile("/sign-in"));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name)).first();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static void send(String file) throws IOException {
        post(payload(file));
    }

    private static void post(String body) {
        assertThat(Api.of(server)
                        .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                        .post("/api/n8n/retell-webhook", body)
                        .status())
                .isEqualTo(200);
    }

    private static String payload(String file) throws IOException {
        return Files.readString(Path.of("src/test/resources/retell/payloads", file));
    }
}
