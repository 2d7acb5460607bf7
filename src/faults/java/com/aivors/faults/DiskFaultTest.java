package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aivors.testing.Embedded;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;

/// The disk of the embedded database, with its WAL and its tables, is full.
@Tag("faults")
class DiskFaultTest {

    private static final int DISK_MEGABYTES = 400;

    @Fault(number = 5, value = "disk full under load, freed after 10 s: no manual repair")
    void diskFull(Figures figures) throws Exception {
        Path home = Site.directory("disk");
        var service = new Service(home, Map.of());
        Files.createDirectories(service.data());
        assumeTrue(
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + DISK_MEGABYTES + "m",
                        "tmpfs",
                        service.data().toString()),
                "mounting a small disk needs root");
        try {
            service.start();
            try (Connection connection = Embedded.connect(service)) {
                Tenants.settle(connection);
            }
            fill(service, figures);
        } finally {
            service.stop();
            run("umount", "-l", service.data().toString());
            Site.remove(home);
        }
    }

    private static void fill(Service service, Figures figures) throws IOException, SQLException {
        List<Said> said = new Traffic("full", Tenants.AGENTS).of(900);
        Path filler = service.data().resolve("filler");
        try (Load load = Load.begin(said, List.of(service.address()), 32, 60)) {
            Waiting.until(
                    "load", Duration.ofSeconds(30), () -> load.ledger().lines().size() >= 100);
            fillUp(filler);
            Waiting.until("a refusal", Duration.ofSeconds(40), () -> {
                fillUp(filler);
                return load.ledger().count(Sent.Outcome.FAIL) > 0;
            });
            long full = System.nanoTime();
            Waiting.until(
                    "some time without space",
                    Duration.ofSeconds(11),
                    () -> System.nanoTime() - full > TimeUnit.SECONDS.toNanos(10));
            Files.delete(filler);
            long freed = System.currentTimeMillis();
            Waiting.until(
                    "a 200 once there is space",
                    Duration.ofSeconds(60),
                    () -> load.ledger().firstOkAfter(freed + 50) < Long.MAX_VALUE || service.probe() == 200);
            long back = System.currentTimeMillis() - freed;
            Ledger ledger = load.finish();
            figures.tell(
                    "%s; slowest refusal %d ms; serving %.1f s after space was there",
                    ledger, Ledger.quantile(ledger.millis(Sent.Outcome.FAIL), 1), back / 1e3);
            Ledger settled = Load.settle(ledger, List.of(service.address()), Duration.ofSeconds(30));
            try (Connection connection = Embedded.connect(service)) {
                Findings findings = Checker.check(settled, connection, Tenants.OWNERS);
                findings.assertNone();
                figures.tell("%s", findings);
            }
            assertThat(settled.unacknowledged()).isEmpty();
        }
    }

    private static void fillUp(Path filler) {
        byte[] block = new byte[64 << 10];
        try (var out = Files.newOutputStream(
                filler, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // The disk is full.
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
