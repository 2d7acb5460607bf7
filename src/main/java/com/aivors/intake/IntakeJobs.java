package com.aivors.intake;

import com.aivors.eventlog.DeadLetterRetry;
import com.aivors.eventlog.Sweeper;
import com.aivors.platform.jobs.Pace;
import com.aivors.source.SecretUses;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The jobs that finish what the intake could not. They run on a plain timer on every node: their
/// work is in tables and is taken with `skip locked`, so no node has to lead.
final class IntakeJobs implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeJobs.class);

    private final Sweeper sweeper;
    private final DeadLetterRetry deadLetters;
    private final WebhookCounts counts;
    private final SecretUses uses;
    private final Pace pace;
    private @Nullable ScheduledExecutorService timer;

    IntakeJobs(Sweeper sweeper, DeadLetterRetry deadLetters, WebhookCounts counts, SecretUses uses, Pace pace) {
        this.sweeper = sweeper;
        this.deadLetters = deadLetters;
        this.counts = counts;
        this.uses = uses;
        this.pace = pace;
    }

    @Override
    public synchronized void start() {
        // Two threads, so that a sweep that waits for a lock does not delay the counting.
        ScheduledExecutorService fresh = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("intake-jobs-", 0).daemon().factory());
        every(fresh, 2, "merging the backlog", sweeper::sweep);
        every(fresh, 15, "retrying dead letters", deadLetters::retry);
        every(fresh, 5, "counting webhooks", counts::flush);
        every(fresh, 5, "noting the use of secrets", uses::flush);
        timer = fresh;
    }

    /// Catches all exceptions, because a timer drops a task that throws.
    private void every(ScheduledExecutorService timer, int seconds, String name, Runnable work) {
        Runnable safe = () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("{} failed and will be retried", name, e);
            }
        };
        long pause = pace.of(Duration.ofSeconds(seconds)).toMillis();
        var _ = timer.scheduleWithFixedDelay(safe, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer == null) {
            return;
        }
        timer.shutdown();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
            counts.flush();
            uses.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("The last counts of webhooks are lost: {}", e.getMessage());
        }
        timer = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
