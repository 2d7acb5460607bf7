package com.aivors.faults;

import com.aivors.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The two crashes that the short and the long suite both inject.
final class Crashes {

    private static final int CONNECTIONS = 64;

    private Crashes() {}

    /// Returns the duration of a start after an orderly stop, in milliseconds; the median of three.
    static long calmStart(Site site) {
        var starts = new ArrayList<Long>();
        for (int i = 0; i < 3; i++) {
            site.service().stop();
            starts.add(site.service().start());
        }
        return Ledger.quantile(starts, 0.5);
    }

    /// Kills the service at random moments under load and restarts it at once.
    ///
    /// @return the times from each start to its first 200, in milliseconds
    static List<Long> killService(Site site, int times, double perSecond, Figures figures) {
        var ledger = new Ledger();
        var starts = new ArrayList<Long>();
        var random = new Random(times);
        for (int round = 0; round < times; round++) {
            List<Said> said = new Traffic("kill%d_%d".formatted(times, round), Tenants.AGENTS).of(300);
            try (Load load = Load.begin(said, site.addresses(), CONNECTIONS, perSecond)) {
                int target = 50 + random.nextInt(said.size() / 2);
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= target);
                site.service().kill();
                ledger.add(load.stop());
            }
            starts.add(site.service().start());
        }
        figures.tell("%s", ledger);
        figures.times("exec to first 200", starts);
        figures.tell("%s", site.settleAndCheck(ledger));
        return starts;
    }

    /// Crashes the database under load. The service keeps running and reconnects by itself.
    static void crashDatabase(Site site, int times, Duration down, double perSecond, Figures figures) {
        var ledger = new Ledger();
        var back = new ArrayList<Long>();
        for (int round = 0; round < times; round++) {
            List<Said> said =
                    new Traffic("crash%d_%d".formatted(times, round), Tenants.AGENTS).of((int) (perSecond * 4));
            try (Load load = Load.begin(said, site.addresses(), CONNECTIONS, perSecond)) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= 150);
                site.database().crash();
                long from = System.nanoTime();
                Waiting.until("the pause", down.plusSeconds(5), () -> System.nanoTime() - from > down.toNanos());
                site.database().start();
                long recovered = System.currentTimeMillis();
                Waiting.until(
                        "a 200 after the database came back",
                        Duration.ofSeconds(20),
                        () -> load.ledger().firstOkAfter(recovered) < Long.MAX_VALUE);
                back.add(load.ledger().firstOkAfter(recovered));
                ledger.add(load.stop());
            }
        }
        figures.tell("%s", ledger);
        figures.times("serving again after recovery", back);
        figures.tell("%s", site.settleAndCheck(ledger));
    }
}
