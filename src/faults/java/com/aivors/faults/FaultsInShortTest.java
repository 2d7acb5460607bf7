package com.aivors.faults;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The short versions of faults that every test run injects; `make faults` injects all.
class FaultsInShortTest {

    private static Site site;

    @BeforeAll
    static void open() {
        // Makes starts faster. The crash is the same.
        Map<String, String> quickStart = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        site = Site.open("short", Map.of("fsync", "off"), quickStart);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Fault(number = 1, value = "kill -9 of the service under load, ×3")
    void killedService(Figures figures) {
        var _ = Crashes.killService(site, 3, 250, figures);
    }

    @Fault(number = 3, value = "database crash under load, ×2")
    void crashedDatabase(Figures figures) {
        Crashes.crashDatabase(site, 2, Duration.ofSeconds(1), 250, figures);
    }
}
