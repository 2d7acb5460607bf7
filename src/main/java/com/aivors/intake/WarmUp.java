package com.aivors.intake;

import com.aivors.eventlog.BatchWriter;
import com.aivors.eventlog.Ticket;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/// Sends a few rehearsal events through the whole path to the database before the service is ready,
/// and rolls them back. So the first real events find classes loaded, statements planned and
/// methods compiled.
final class WarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String EVENT = "/intake/rehearsal.json";

    /// Long enough for most of the gain, and short enough for a start that somebody waits for.
    private static final Duration AT_MOST = Duration.ofMillis(400);

    private static final int ROUNDS = 40;

    private final Unwrapper unwrapper;
    private final BatchWriter writer;
    private final InstantSource clock;

    WarmUp(Unwrapper unwrapper, BatchWriter writer, InstantSource clock) {
        this.unwrapper = unwrapper;
        this.writer = writer;
        this.clock = clock;
    }

    /// Runs before the service is ready. Does not delay the start when the database is down.
    @Override
    public void run(ApplicationArguments arguments) {
        var sender = new Source(new UUID(0, 0), Source.Kind.N8N, "rehearsal", null);
        String event = event();
        long deadline = System.nanoTime() + AT_MOST.toNanos();
        try {
            for (int round = 0; round < ROUNDS && System.nanoTime() < deadline; round++) {
                // Each round has its own id, because other nodes may warm up on the same database.
                byte[] body = event.replace("\"rehearsal\"", "\"rehearsal " + UUID.randomUUID() + "\"")
                        .getBytes(StandardCharsets.UTF_8);
                writer.rehearse(unwrapper.unwrap(body, null).stream()
                        .filter(Element.OfCall.class::isInstance)
                        .map(element -> Ticket.of(sender, call(element), clock.instant()))
                        .toList());
            }
        } catch (SQLException e) {
            LOG.info("Not warmed up (SQLSTATE {})", e.getSQLState());
        }
    }

    private static CallEvent call(Element element) {
        return ((Element.OfCall) element).event();
    }

    private static String event() {
        try (InputStream file = Objects.requireNonNull(WarmUp.class.getResourceAsStream(EVENT))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
