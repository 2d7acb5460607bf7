package com.aivors.analytics;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Measures how far the rollups are behind, as `aivors_rollup_…` at `/actuator/prometheus`. All
/// nodes report the same values. A backlog does not make figures wrong, only slower to read.
final class RollupBacklog {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final String DUE = """
            select count(*) as marks,
                   coalesce(extract(epoch from max(:now - greatest(marked_at, least(hour, marked_at) + settling))), 0)
                       as seconds
              from rollup_mark, make_interval(secs => :settling) as settling
             where least(hour, marked_at) + settling <= :now
            """;

    private final Database database;
    private final InstantSource clock;
    private final AtomicReference<Measured> last = new AtomicReference<>(Measured.never());

    private record Measured(Instant at, double marks, double seconds) {

        static Measured never() {
            return new Measured(Instant.EPOCH, Double.NaN, Double.NaN);
        }
    }

    RollupBacklog(Database database, InstantSource clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        Gauge.builder("aivors.rollup.marks", () -> measured().marks())
                .description("Marks of hours that are due to be counted")
                .register(registry);
        Gauge.builder("aivors.rollup.oldest.seconds", () -> measured().seconds())
                .description("How long the oldest of them has been due")
                .register(registry);
    }

    /// Returns the last measurement, and starts a new one in the background if it is old. So a
    /// caller does not wait for a database that may be unavailable.
    private Measured measured() {
        Measured known = last.get();
        Instant now = clock.instant();
        boolean old = known.at().plus(FRESH).isBefore(now);
        if (old && last.compareAndSet(known, new Measured(now, known.marks(), known.seconds()))) {
            Thread.ofVirtual().name("rollup-backlog").start(() -> last.set(measure(now)));
        }
        return known;
    }

    private Measured measure(Instant now) {
        try {
            return database.as(
                    Role.INTAKE,
                    sql -> sql.sql(DUE)
                            .param("now", Timestamp.from(now))
                            .param("settling", Recount.SETTLING.toSeconds())
                            .query((row, _) -> new Measured(now, row.getDouble("marks"), row.getDouble("seconds")))
                            .single());
        } catch (DataAccessException | TransactionException e) {
            return new Measured(now, Double.NaN, Double.NaN);
        }
    }
}
