package com.aivors.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real browser, shared by all classes of a test process. Each person gets a separate profile.
/// The browser records all complaints of their pages.
public final class Chromium implements AutoCloseable {

    /// The headless shell is first because it needs a third less time.
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

    /// Ends with the process.
    private static @Nullable Browser running;

    private final Browser browser;
    private final List<BrowserContext> people = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /// @return the browser without any person
    public static synchronized Chromium start() {
        if (running == null || !running.isConnected()) {
            running = launch();
        }
        return new Chromium(running);
    }

    private static Browser launch() {
        // Uses the installed browser, so that Playwright need not download its own.
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run"));
        installed().ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    /// Returns the browser, for tests that set up their own pages.
    Browser browser() {
        return browser;
    }

    /// Opens the first page of a new person on a desktop.
    public Page person(String address) {
        return page(address, 1440, 900, false);
    }

    /// Opens the first page of a new person on a phone.
    public Page personWithPhone(String address) {
        return page(address, 390, 844, true);
    }

    /// Returns the complaints of the pages: script errors, refused content, failed loads.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private Page page(String address, int width, int height, boolean phone) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setHasTouch(phone)
                .setIsMobile(phone)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
        people.add(context);
        context.setDefaultTimeout(15_000);
        Page page = context.newPage();
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onConsoleMessage(message -> {
            // The browser reports every refused response, and the tests cause some on purpose.
            boolean refusedAnswer = message.text().startsWith("Failed to load resource");
            if ("error".equals(message.type()) && !refusedAnswer) {
                complaints.add("console: " + message.text());
            }
        });
        return page;
    }

    private static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator, -1))
                                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name))),
                        Stream.of(Path.of(MAC)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Closes the profiles. The browser stays open for the next class.
    @Override
    public void close() {
        people.forEach(BrowserContext::close);
    }
}
