package com.aivors.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.faults.DatabaseProxy.Point;
import com.aivors.testing.Service;
import com.aivors.testing.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// The service or its database crashes at any point.
@Tag("faults")
class CrashFaultTest {

    private static Site site;
    private static DatabaseProxy proxy;
    private static Service behindProxy;

    @BeforeAll
    static void open() {
        site = Site.open("crash");
        proxy = new DatabaseProxy(site.database().port());
        behindProxy = site.node(site.database().url(proxy.port()));
        behindProxy.start();
    }

    @AfterAll
    static void close() {
        proxy.close();
        site.close();
    }

    /// The limit is 3 s on a machine where a start takes two. On a slower machine, a start may take
    /// a quarter longer than after an orderly stop.
    @Fault(number = 1, value = "kill -9 of the service under load, ×20")
    void killedService(Figures figures) {
        long calm = Crashes.calmStart(site);
        List<Long> starts = Crashes.killService(site, 20, 150, figures);
        if (Service.isPackaged()) {
            long most = Math.max(3_000, calm * 5 / 4);
            figures.tell("after an orderly stop %d ms, limit %d ms", calm, most);
            assertThat(Ledger.quantile(starts, 0.5)).as("first 200, median").isLessThanOrEqualTo(most);
        } else {
            figures.tell("not the prepared jar: starts are longer");
        }
    }

    @Fault(number = 3, value = "database crash under load, 5 s down, ×10")
    void crashedDatabase(Figures figures) {
        Crashes.crashDatabase(site, 10, Duration.ofSeconds(5), 100, figures);
    }

    @Fault(number = 2, value = "service halted with a batch on its way to the database")
    void haltedBeforeTheFirstStatement(Figures figures) {
        haltAt(Point.STATEMENT, figures);
    }

    @Fault(number = 2, value = "service halted with COMMIT sent")
    void haltedWithCommitSent(Figures figures) {
        haltAt(Point.COMMIT_SENT, figures);
    }

    @Fault(number = 2, value = "service halted with COMMIT done and not acknowledged")
    void haltedWithCommitDone(Figures figures) {
        haltAt(Point.COMMIT_DONE, figures);
    }

    private static void haltAt(Point point, Figures figures) {
        var ledger = new Ledger();
        for (int round = 0; round < 3; round++) {
            List<Said> said = new Traffic("halt_%s%d".formatted(point, round), Tenants.AGENTS).of(80);
            try (Load load = Load.begin(said, List.of(behindProxy.address()), 32, 150)) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= 40);
                var halted = proxy.at(point, _ -> behindProxy.kill());
                Waiting.until("the point", Duration.ofSeconds(20), () -> halted.getCount() == 0);
                ledger.add(load.stop());
            }
            behindProxy.start();
        }
        figures.tell("%s", ledger);
        figures.tell("%s", site.settleAndCheck(ledger));
    }

    @Fault(number = 4, value = "backend killed in COMMIT, ×10")
    void backendKilledInCommit(Figures figures) {
        var ledger = new Ledger();
        for (int round = 0; round < 10; round++) {
            List<Said> said = new Traffic("backend" + round, Tenants.AGENTS).of(60);
            try (Load load = Load.begin(said, List.of(behindProxy.address()), 32, 150)) {
                Waiting.until(
                        "load",
                        Duration.ofSeconds(30),
                        () -> load.ledger().lines().size() >= 30);
                Point point = round % 2 == 0 ? Point.COMMIT_SENT : Point.COMMIT_DONE;
                var killed = proxy.at(point, backend -> {
                    site.database().execute("select pg_terminate_backend(" + backend + ")");
                    if (point == Point.COMMIT_DONE) {
                        // The commit is done, but its response never arrives.
                        proxy.cut();
                    }
                });
                Waiting.until("COMMIT", Duration.ofSeconds(20), () -> killed.getCount() == 0);
                ledger.add(load.finish());
            }
        }
        figures.tell("%s", ledger);
        figures.tell("slowest answer %d ms", Ledger.quantile(ledger.millis(Sent.Outcome.OK), 1));
        figures.tell("%s", site.settleAndCheck(ledger));
    }

    @Fault(number = 2, value = "sender gone with half the request sent, or before its answer")
    void senderGone(Figures figures) throws IOException {
        List<Said> said = new Traffic("gone", Tenants.AGENTS).of(30);
        var ledger = new Ledger();
        for (int i = 0; i < said.size(); i++) {
            byte[] body = said.get(i).body();
            int part = i % 2 == 0 ? body.length / 2 : body.length;
            try (var socket = new Socket(
                    InetAddress.getLoopbackAddress(), site.service().address().getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(RawHttp.head("Content-Length: " + body.length).getBytes(StandardCharsets.US_ASCII));
                out.write(body, 0, part);
                out.flush();
                // Closing a socket with unread input resets the connection.
                socket.setSoLinger(true, 0);
            }
            ledger.add(new Sent(said.get(i), System.currentTimeMillis(), 0, 0, false));
        }
        figures.tell("%s", site.settleAndCheck(ledger));
    }
}
