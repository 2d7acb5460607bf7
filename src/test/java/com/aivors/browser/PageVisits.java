package com.aivors.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Loads each page once at each width, all widths at a time, and notes all that is to be known of it:
/// what axe finds in both themes, what moved while it loaded, tables that are cut off.
final class PageVisits {

    /// What a page may move by in all, as Chromium counts it; 0.1 is called good.
    static final double MOST_SHIFT = 0.05;

    static final String COUNT_SHIFTS = """
            window.__shift = 0;
            window.__moved = [];
            new PerformanceObserver(list => {
                for (const entry of list.getEntries().filter(entry => !entry.hadRecentInput)) {
                    window.__shift += entry.value;
                    for (const { node } of entry.sources) window.__moved.push((node?.textContent ?? '').slice(0, 60));
                }
            }).observe({ type: 'layout-shift', buffered: true });
            """;

    /// What comes late may move the page as well.
    static final int LATE_MILLIS = 400;

    private static final List<Integer> WIDTHS = List.of(1280, 1024, 390);
    private static final int HEIGHT = 900;
    private static final int DESKTOP = 1280;
    private static final List<Integer> WIDTHS_OF_TABLES = List.of(1024, 1440, DESKTOP);
    private static final List<Integer> WIDTHS_OF_AXE = List.of(1280, 390);
    private static final List<ColorScheme> LIGHT_FIRST = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final List<String> RULES_OF_COLOURS = List.of("color-contrast", "link-in-text-block");
    private static final List<String> WIDE_TABLES =
            List.of("/operator/audit", "/operator/deliveries", "/operator/clients");
    private static final JsonMapper JSON = new JsonMapper();

    private final Browser browser;
    private final URI service;
    private final String axe;
    private final Map<String, List<String>> violations = new TreeMap<>();
    private final Map<Integer, List<String>> moved = new TreeMap<>();
    private final Map<Integer, List<String>> cutOff = new TreeMap<>();

    /// The theme of the pages that are visited.
    private ColorScheme shown = ColorScheme.LIGHT;

    PageVisits(Browser browser, URI service) throws IOException {
        this.browser = browser;
        this.service = service;
        this.axe = Files.readString(Path.of("web/node_modules/axe-core/axe.min.js"));
    }

    /// @param token of somebody who is signed in; null for a stranger
    void make(@Nullable String token, List<String> paths) {
        SequencedMap<Integer, Page> pages = new LinkedHashMap<>();
        shown = ColorScheme.LIGHT;
        for (int width : WIDTHS) {
            BrowserContext context = context(token, ColorScheme.LIGHT, width);
            context.addInitScript(COUNT_SHIFTS);
            pages.put(width, context.newPage());
        }
        for (String path : paths) {
            pages.values()
                    .forEach(page ->
                            page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT)));
            pages.values().forEach(PageVisits::awaitContent);
            pages.sequencedValues().getFirst().waitForTimeout(LATE_MILLIS);
            pages.forEach((width, page) -> measure(path, width, page));
            runAxe(path, pages);
        }
        pages.values().forEach(page -> page.context().close());
    }

    private void measure(String path, int width, Page page) {
        double shift = ((Number) page.evaluate("window.__shift")).doubleValue();
        List<String> shifted = moved.computeIfAbsent(width, _ -> new ArrayList<>());
        if (shift > MOST_SHIFT) {
            shifted.add(path + " by " + shift + ": " + page.evaluate("window.__moved.join(' · ')"));
        }
        if (width == DESKTOP && WIDE_TABLES.contains(path)) {
            WIDTHS_OF_TABLES.forEach(wide -> measureTables(path, wide, page));
        }
    }

    /// At each width and in both themes; the one that shows comes first. All widths at a time.
    private void runAxe(String path, SequencedMap<Integer, Page> pages) {
        // The other rules do not look at colours: what they find is the same in both themes.
        List<String> rules = List.of();
        for (ColorScheme colours : shown == ColorScheme.LIGHT ? LIGHT_FIRST : LIGHT_FIRST.reversed()) {
            for (int width : WIDTHS_OF_AXE) {
                show(Objects.requireNonNull(pages.get(width)), colours);
            }
            for (int width : WIDTHS_OF_AXE) {
                begin(Objects.requireNonNull(pages.get(width)), rules);
            }
            for (int width : WIDTHS_OF_AXE) {
                List<String> found = violations.computeIfAbsent(colours + " " + width, _ -> new ArrayList<>());
                found(Objects.requireNonNull(pages.get(width)))
                        .forEach(violation -> found.add(path + ": " + violation));
            }
            rules = RULES_OF_COLOURS;
            shown = colours;
        }
    }

    private void measureTables(String path, int width, Page page) {
        page.setViewportSize(width, HEIGHT);
        int beyond = ((Number) page.evaluate("""
                () => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(
                    Math.max(...[...document.querySelectorAll('table')]
                        .map(table => table.scrollWidth - table.parentElement.clientWidth))), 0)))
                """)).intValue();
        List<String> cut = cutOff.computeIfAbsent(width, _ -> new ArrayList<>());
        if (beyond > 0) {
            cut.add(path + " by " + beyond);
        }
    }

    /// Waits until all colours are those of the theme.
    private static void show(Page page, ColorScheme colours) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        page.waitForFunction(
                "dark => document.documentElement.classList.contains('dark') === dark", colours == ColorScheme.DARK);
        page.evaluate("""
                () => Promise.allSettled(document.getAnimations()
                    .filter(animation => animation instanceof CSSTransition)
                    .map(animation => animation.finished))
                """);
    }

    /// @return what axe found on all pages; each with its page
    List<String> violations(ColorScheme colours, int width) {
        return Objects.requireNonNull(violations.get(colours + " " + width));
    }

    /// @return the pages that moved
    List<String> moved(int width) {
        return Objects.requireNonNull(moved.get(width));
    }

    /// @return the pages whose tables are wider than their place
    List<String> cutOff(int width) {
        return Objects.requireNonNull(cutOff.get(width));
    }

    /// What axe finds on a page as it is.
    List<String> violations(Page page) {
        return violations(page, List.of());
    }

    /// What axe finds by rules that look at colours.
    List<String> violationsOfColours(Page page) {
        return violations(page, RULES_OF_COLOURS);
    }

    private List<String> violations(Page page, List<String> rules) {
        begin(page, rules);
        return found(page);
    }

    /// Lets axe begin and returns at once.
    ///
    /// @param rules names of axe's rules; empty for all
    private void begin(Page page, List<String> rules) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(axe);
        }
        page.evaluate("""
                rules => {
                    window.__axe = axe.run(document, {
                        resultTypes: ['violations'],
                        ...(rules.length > 0 && { runOnly: { type: 'rule', values: rules } }),
                    });
                }
                """, rules);
    }

    /// Waits for the run of axe that [#begin] started, and returns its violations.
    private static List<String> found(Page page) {
        String found = (String) page.evaluate("""
                async () => JSON.stringify((await window.__axe).violations
                    .map(({ id, nodes }) => id + ' ' + nodes.map(node => node.html.slice(0, 160)).join(' | ')))
                """);
        return JSON.readTree(found).valueStream().map(each -> each.asString()).toList();
    }

    BrowserContext context(@Nullable String token, ColorScheme colours, int width) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(service.toString())
                .setViewportSize(width, HEIGHT)
                .setColorScheme(colours)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
        if (token != null) {
            context.addCookies(List.of(
                    new Cookie("access_token", token).setUrl(service.toString()).setHttpOnly(true)));
        }
        return context;
    }

    static void open(Page page, String path) {
        page.navigate(path);
        awaitContent(page);
    }

    /// Waits until the page shows its content in place of its skeleton. Asked at every frame: a locator
    /// looks twice a second.
    static void awaitContent(Page page) {
        page.waitForFunction("""
                () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')]
                    .some(heading => heading.checkVisibility())
                    && !document.querySelector('[role=status][aria-label^=Loading]')
                """);
    }
}
