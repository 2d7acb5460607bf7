package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aivors.retell.Signature;
import com.aivors.testing.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/// One of two nodes has a wrong clock: libfaketime gives its process another time than the machine
/// has.
@Tag("faults")
class ClockFaultTest {

    private static final Duration WRONG = Duration.ofMinutes(10);

    @Fault(number = 23, value = "clock of one node 10 minutes ahead")
    void oneNodesClockIsAhead(Figures figures) throws IOException, InterruptedException {
        wrongClock("ahead", WRONG, figures);
    }

    @Fault(number = 23, value = "clock of one node 10 minutes behind")
    void oneNodesClockIsBehind(Figures figures) throws IOException, InterruptedException {
        wrongClock("behind", WRONG.negated(), figures);
    }

    private static void wrongClock(String name, Duration offset, Figures figures)
            throws IOException, InterruptedException {
        Optional<Path> library = libfaketime();
        assumeTrue(library.isPresent(), "libfaketime is not installed");
        try (Site site = Site.open("clock-" + name);
                HttpClient client = HttpClient.newHttpClient()) {
            Service right = site.service();
            Service wrong = site.node(
                    site.database().url(),
                    Map.of(
                            "LD_PRELOAD",
                            library.orElseThrow().toString(),
                            "FAKETIME",
                            "%+d".formatted(offset.toSeconds()),
                            // Only the displayed time is wrong; the monotonic clock runs normally.
                            "FAKETIME_DONT_FAKE_MONOTONIC",
                            "1",
                            "FAKETIME_FORCE_MONOTONIC_FIX",
                            "0"));
            wrong.start();
            Duration found = clockOf(client, wrong);
            assertThat(found).as("the injected fault").isBetween(offset.minusSeconds(30), offset.plusSeconds(30));
            assertThat(clockOf(client, right)).isBetween(Duration.ofSeconds(-30), Duration.ofSeconds(30));

            // Sends the events alternately to both nodes, in any order, some twice.
            Ledger ledger = Load.all(new Traffic("clock_" + name, Tenants.AGENTS).of(300), site.addresses(), 16);
            assertThat(ledger.count(Sent.Outcome.OK)).isEqualTo(ledger.lines().size());

            for (Said said : new Traffic("signed_" + name, Tenants.AGENTS).call("agent_lake_01")) {
                HttpResponse<String> refused = signed(client, wrong.address(), said);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.body()).contains("signature-clock").contains("clock");
                HttpResponse<String> taken = signed(client, right.address(), said);
                assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
                ledger.add(new Sent(said, System.currentTimeMillis(), 200, 0, false));
            }
            figures.tell("clock %+d s off, signatures refused by name; %s", found.toSeconds(), ledger);
            figures.tell("%s", site.settleAndCheck(ledger));
        }
    }

    /// Returns the difference between the node's clock and ours, by the Date header of its
    /// response.
    private static Duration clockOf(HttpClient client, Service node) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(node.address().resolve("/actuator/health/liveness"))
                        .build(),
                BodyHandlers.discarding());
        String date = answer.headers().firstValue("Date").orElseThrow();
        return Duration.between(
                Instant.now(),
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    }

    private static HttpResponse<String> signed(HttpClient client, URI node, Said said)
            throws IOException, InterruptedException {
        String signature = Signature.sign(said.body(), Service.RETELL_KEY, Instant.now());
        return client.send(
                HttpRequest.newBuilder(node.resolve("/api/retell/webhook"))
                        .header(Signature.HEADER, signature)
                        .POST(BodyPublishers.ofByteArray(said.body()))
                        .build(),
                BodyHandlers.ofString());
    }

    /// Finds the library in the directories of Debian, Ubuntu and Fedora.
    private static Optional<Path> libfaketime() throws IOException {
        for (Path libraries : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"))) {
            if (Files.isDirectory(libraries)) {
                try (Stream<Path> found =
                        Files.find(libraries, 3, (path, _) -> path.endsWith("faketime/libfaketime.so.1"))) {
                    Optional<Path> first = found.findFirst();
                    if (first.isPresent()) {
                        return first;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
