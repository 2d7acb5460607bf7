package com.aivors.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The figures of the intake, as `aivors_intake_…` at `/actuator/prometheus`.
final class IntakeMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer commitTime;
    private final Counter dead;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("aivors.intake.batch.size")
                .description("Events written by one transaction")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.commitTime = Timer.builder("aivors.intake.commit")
                .description("From the first statement of a batch to its commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.dead = Counter.builder("aivors.intake.dead.letters")
                .description("Events that the database refused")
                .register(registry);
    }

    void queue(int lane, WriteQueue queue) {
        registry.gauge(
                "aivors.intake.queue.depth",
                io.micrometer.core.instrument.Tags.of("lane", "" + lane),
                queue,
                WriteQueue::depth);
        registry.gauge(
                "aivors.intake.queue.bytes",
                io.micrometer.core.instrument.Tags.of("lane", "" + lane),
                queue,
                WriteQueue::bytes);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        io.micrometer.core.instrument.Gauge.builder(name, value)
                .description(description)
                .register(registry);
    }

    void committed(int events, long nanos) {
        batchSize.record(events);
        commitTime.record(nanos, TimeUnit.NANOSECONDS);
    }

    void receipts(List<Receipt> receipts) {
        receipts.forEach(this::receipt);
    }

    void receipt(Receipt receipt) {
        registry.counter(
                        "aivors.intake.events",
                        "outcome",
                        receipt.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .increment();
    }

    void dead() {
        dead.increment();
    }

    /// @param reason why a request was turned away: busy (its queue is full: queue-full), too-large,
    ///     secret, signature-wrong, signature-clock, unreadable and the like
    void refused(String reason) {
        registry.counter("aivors.intake.refused", "reason", reason).increment();
    }
}
