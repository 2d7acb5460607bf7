package com.aivors.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// A page that notes everything hostile content could do: a script that runs, a dialog, a
/// violation of the content security policy, an error, a request to somewhere else.
final class WatchedPage implements AutoCloseable {

    private static final String WATCH = """
            Object.defineProperty(window, '__xss', { set: () => noteIncident('a script ran'), configurable: false });
            for (const name of ['alert', 'prompt', 'confirm'])
                window[name] = () => noteIncident(name + ' was called');
            document.addEventListener('securitypolicyviolation', e =>
                noteIncident('violation of ' + e.effectiveDirective + ' by ' + e.blockedURI));
            """;

    private static final String GO = """
            path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }
            """;

    /// The longest texts take a busy machine a while to lay out.
    private static final int PATIENCE = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final URI service;
    private final List<String> incidents = new CopyOnWriteArrayList<>();

    /// @param token of somebody who is signed in
    WatchedPage(Browser browser, URI service, String token) {
        this.service = service;
        this.context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        context.addCookies(List.of(
                new Cookie("access_token", token).setUrl(service.toString()).setHttpOnly(true)));
        context.exposeBinding("noteIncident", (_, said) -> {
            incidents.add(String.valueOf(said[0]));
            return 0;
        });
        context.addInitScript(WATCH);
        // A pattern: a predicate would be asked here about each request of the page.
        context.route(Pattern.compile("^(?!" + service + "/" + ")"), route -> {
            // The browser plays a recording; nothing else leaves this site.
            if (!route.request().resourceType().equals("media")) {
                incidents.add("a request to " + route.request().url());
            }
            route.abort();
        });
        this.page = context.newPage();
        page.onDialog(dialog -> {
            incidents.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPageError(error -> incidents.add("an error: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                incidents.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(service + path);
    }

    /// Follows a link of the interface, without loading everything anew.
    ///
    /// @param request part of the address that is asked for
    void go(String path, String request) {
        Response response =
                page.waitForResponse(answer -> answer.url().contains(request), () -> page.evaluate(GO, path));
        if (response.status() != 200) {
            incidents.add(path + " answered " + response.status());
        }
    }

    /// Whether the main part of the page comes to hold this text. Asked at every frame: a locator looks
    /// twice a second.
    boolean shows(String text) {
        try {
            page.waitForFunction(
                    "text => document.querySelector('main')?.textContent.includes(text)",
                    text,
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
            return true;
        } catch (TimeoutError e) {
            return false;
        }
    }

    /// Whether the page is still what it was built to be: its menu there, uncovered, usable.
    void assertUsable(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click(new Locator.ClickOptions().setTrial(true).setTimeout(PATIENCE));
    }

    /// What happened since the last time.
    List<String> incidents() {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))");
        var noted = List.copyOf(incidents);
        incidents.clear();
        return noted;
    }

    @Override
    public void close() {
        context.close();
    }
}
