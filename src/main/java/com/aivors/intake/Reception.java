package com.aivors.intake;

import com.aivors.eventlog.DeliveryLog;
import com.aivors.eventlog.EventOutcome;
import com.aivors.eventlog.NonEvent;
import com.aivors.eventlog.Queued;
import com.aivors.eventlog.Receipt;
import com.aivors.eventlog.Ticket;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Refusal;
import com.aivors.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Splits a verified delivery into its elements, has each stored, and returns the outcome of each.
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /// Retell waits 10 s for an answer. An n8n in between needs half of that.
    private static final Duration PATIENCE = Duration.ofMillis(4_500);

    private static final int MOST_REPORTED = 5;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Unwrapper unwrapper;
    private final Intake intake;
    private final InstantSource clock;
    private final IntakeMetrics metrics;
    private final WebhookCounts counts;

    Reception(Unwrapper unwrapper, Intake intake, InstantSource clock, IntakeMetrics metrics, WebhookCounts counts) {
        this.unwrapper = unwrapper;
        this.intake = intake;
        this.clock = clock;
        this.metrics = metrics;
        this.counts = counts;
    }

    /// @param body closed once its events are known
    /// @param signedAt when Retell signed it; null without a signature
    /// @throws Problem 422 when no element was readable, 503 when an element could not be stored
    WebhookResults receive(Source source, Body body, @Nullable Instant signedAt) {
        // In microseconds, as PostgreSQL stores it: a replay must find the same time.
        Instant receivedAt = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        var pending = new ArrayList<CompletableFuture<Receipt>>();
        for (Element element : unwrapper.unwrap(body.bytes(), signedAt)) {
            pending.add(admit(
                    switch (element) {
                        case Element.OfCall(var event) -> Ticket.of(source, event, receivedAt);
                        case Element.Other(String event, byte[] said) ->
                            NonEvent.of(
                                    DeliveryLog.Entry.ignored(source, receivedAt, event, said),
                                    new Receipt.Ignored(event));
                        case Element.Unreadable(String hint, byte[] said) ->
                            NonEvent.of(
                                    DeliveryLog.Entry.rejected(source, receivedAt, hint, said),
                                    new Receipt.Rejected(hint));
                    }));
        }
        body.close();
        List<Receipt> receipts = await(pending);
        report(source, receipts);
        if (receipts.stream().anyMatch(Receipt.Unavailable.class::isInstance)) {
            counts.refused(source.kind(), source, Refusal.BUSY);
            throw AdmissionLimit.busy();
        }
        if (receipts.stream().allMatch(Receipt.Rejected.class::isInstance)) {
            counts.refused(source.kind(), source, Refusal.UNREADABLE);
            throw ProblemType.UNREADABLE.problem(hint(receipts));
        }
        counts.accepted(source);
        return new WebhookResults(receipts.stream().map(EventOutcome::of).toList());
    }

    /// Logs one line per delivery, with ids only and no words of a caller.
    private static void report(Source source, List<Receipt> receipts) {
        if (LOG.isInfoEnabled()) {
            LOG.info("[RETELL WEBHOOK] from {}: {}", source.name(), brief(receipts));
        }
    }

    private static String brief(List<Receipt> receipts) {
        String some =
                receipts.stream().limit(MOST_REPORTED).map(Reception::brief).collect(Collectors.joining(", "));
        int more = receipts.size() - MOST_REPORTED;
        return more > 0 ? some + " and " + more + " more" : some;
    }

    private static String brief(Receipt receipt) {
        EventOutcome result = EventOutcome.of(receipt);
        return Stream.of(result.event(), result.callId(), result.outcome().text(), result.reason())
                .filter(Objects::nonNull)
                .map(said -> CONTROL.matcher(said).replaceAll(" "))
                .collect(Collectors.joining(" "));
    }

    private CompletableFuture<Receipt> admit(Queued queued) {
        if (!intake.admit(queued)) {
            metrics.queueFull();
            return CompletableFuture.completedFuture(new Receipt.Unavailable());
        }
        return queued.receipt();
    }

    private static List<Receipt> await(List<CompletableFuture<Receipt>> pending) {
        try {
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Reports unfinished elements as unavailable. A writer may still commit the ones in its batch.
            pending.forEach(receipt -> receipt.complete(new Receipt.Unavailable()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a receipt failed", e);
        }
        return pending.stream()
                .map(receipt -> receipt.getNow(new Receipt.Unavailable()))
                .toList();
    }

    private static String hint(List<Receipt> receipts) {
        return receipts.stream()
                .filter(Receipt.Rejected.class::isInstance)
                .map(receipt -> ((Receipt.Rejected) receipt).hint())
                .findFirst()
                .orElse("There is no event in this request.");
    }
}
