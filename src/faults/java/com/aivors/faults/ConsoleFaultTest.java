package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The console does not read the output of the service (Ctrl-S, a pager, a log collector that
/// hangs). A pipe holds 64 kB. Short enough for every test run.
class ConsoleFaultTest {

    /// Writes more lines of a hundred characters each than the pipe holds.
    private static final int DELIVERIES = 1_500;

    @Fault(number = 26, value = "nobody reads what the service prints")
    void unreadConsole(Figures figures) {
        Path home = Site.directory("console");
        try (var service = new Service(home, Map.of())) {
            service.launchUnread();
            service.awaitOk(Duration.ofSeconds(60));
            int answered = 0;
            while (answered < DELIVERIES && service.probe() == 200) {
                answered++;
            }
            assertThat(answered).isEqualTo(DELIVERIES);

            long asked = System.nanoTime();
            service.stop();
            long ended = Duration.ofNanos(System.nanoTime() - asked).toMillis();
            figures.tell("%,d deliveries answered; ended after %.1f s", answered, ended / 1e3);
            assertThat(ended).isLessThan(10_000);
        }
        Site.remove(home);
    }
}
