package com.aivors.intake;

import com.aivors.eventlog.DeliveryOutcome;
import com.aivors.eventlog.Receipt;
import com.aivors.source.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The metrics of the intake, as `aivors_intake_…` at `/actuator/prometheus`. All counters exist
/// from the start, because an alert cannot watch a counter that appears with the first failure.
final class IntakeMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer commitTime;
    private final Timer flushTime;
    private final Counter queueFull;
    private final Counter dead;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("aivors.intake.batch.size")
                .description("Events written by one transaction")
                .baseUnit("events")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.commitTime = Timer.builder("aivors.intake.commit")
                .description("From the first statement of a batch to its commit on disk")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.flushTime = Timer.builder("aivors.intake.flush")
                .description("COMMIT alone: mostly the wait for the database's disk")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        this.queueFull = Counter.builder("aivors.intake.queue.full")
                .description("Events turned away because the queue was full")
                .baseUnit("events")
                .register(registry);
        this.dead = Counter.builder("aivors.intake.dead.letters")
                .description("Events that the database refused, kept to be tried again")
                .register(registry);
        Stream.of(DeliveryOutcome.values())
                .filter(outcome -> outcome != DeliveryOutcome.DEAD)
                .forEach(this::events);
        List.of(Refusal.values()).forEach(this::refusals);
    }

    void lane(int number, Lane lane) {
        String tag = Integer.toString(number);
        Gauge.builder("aivors.intake.queue.depth", lane, Lane::depth)
                .description("Events that wait for a writer")
                .baseUnit("events")
                .tag("lane", tag)
                .register(registry);
        Gauge.builder("aivors.intake.queue", lane, Lane::bytes)
                .description("Memory that waiting events hold")
                .baseUnit("bytes")
                .tag("lane", tag)
                .register(registry);
        Gauge.builder("aivors.intake.queue.limit", lane, Lane::mostBytes)
                .description("Memory that waiting events may hold before senders are told to come again")
                .baseUnit("bytes")
                .tag("lane", tag)
                .register(registry);
        TimeGauge.builder("aivors.intake.oldest.unacknowledged", lane, TimeUnit.NANOSECONDS, Lane::oldestNanos)
                .description("Age of the oldest event whose sender has no answer yet, waiting or being written")
                .tag("lane", tag)
                .register(registry);
    }

    void committed(int events, long workNanos, long flushNanos) {
        batchSize.record(events);
        commitTime.record(workNanos + flushNanos, TimeUnit.NANOSECONDS);
        flushTime.record(flushNanos, TimeUnit.NANOSECONDS);
    }

    void receipts(List<Receipt> receipts) {
        receipts.forEach(this::receipt);
    }

    void receipt(Receipt receipt) {
        switch (receipt) {
            case Receipt.Stored _ -> events(DeliveryOutcome.STORED).increment();
            case Receipt.Repeated _ -> events(DeliveryOutcome.DUPLICATE).increment();
            case Receipt.Unclaimed _ -> events(DeliveryOutcome.UNCLAIMED).increment();
            case Receipt.Conflict _ -> events(DeliveryOutcome.CONFLICT).increment();
            case Receipt.Ignored _ -> events(DeliveryOutcome.IGNORED).increment();
            case Receipt.Rejected _ -> events(DeliveryOutcome.REJECTED).increment();
            case Receipt.Dead _ -> dead.increment();
            case Receipt.Unavailable _ -> {
                // The request of this event is refused as busy.
            }
        }
    }

    void queueFull() {
        queueFull.increment();
    }

    /// @param why the reason for refusing a whole request
    void refused(Refusal why) {
        refusals(why).increment();
    }

    private Counter events(DeliveryOutcome outcome) {
        return Counter.builder("aivors.intake.events")
                .description("What became of the events that were taken")
                .tag("outcome", outcome.text())
                .register(registry);
    }

    private Counter refusals(Refusal why) {
        return Counter.builder("aivors.intake.refused")
                .description("Requests that were turned away; reasons that begin with signature are failed signatures")
                .baseUnit("requests")
                .tag("reason", why.reason())
                .register(registry);
    }
}
