package com.aivors.intake;

import com.aivors.call.merge.CallLookup;
import com.aivors.call.merge.CallMerge;
import com.aivors.eventlog.BatchWriter;
import com.aivors.eventlog.CommitListener;
import com.aivors.eventlog.DeadLetterRetry;
import com.aivors.eventlog.DeadLetters;
import com.aivors.eventlog.DeliveryReplay;
import com.aivors.eventlog.EventStore;
import com.aivors.eventlog.Sweeper;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.http.CoreAnswers;
import com.aivors.platform.http.RequestObservations;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.jobs.Pace;
import com.aivors.platform.jobs.WriteLoad;
import com.aivors.platform.time.Ids;
import com.aivors.retell.RetellApi;
import com.aivors.retell.Unwrapper;
import com.aivors.source.SecretUses;
import com.aivors.source.SignedSources;
import com.aivors.source.Sources;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /// One writer per two processors. On two processors, a second writer beside the receiving
    /// threads made batches smaller and cost a quarter of the throughput.
    static final int WRITERS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
    private static final long QUEUE_BYTES = 64L << 20;

    /// Memory for all bodies that are being read or processed: four of the largest, or a thousand
    /// usual ones.
    private static final long BODY_BYTES = 64L << 20;

    @Bean
    WarmUp warmUp(Unwrapper unwrapper, BatchWriter writer, InstantSource clock) {
        return new WarmUp(unwrapper, writer, clock);
    }

    @Bean
    WebhookCounts webhookCounts(@Qualifier("jobs") Database jobs, InstantSource clock, IntakeMetrics metrics) {
        return new WebhookCounts(jobs, clock, metrics);
    }

    @Bean
    Job forgetOldCounts(WebhookCounts counts) {
        return new Job("forgetting old counts", Duration.ofHours(1), _ -> counts.forgetOld());
    }

    @Bean
    IntakeJobs intakeJobs(
            @Qualifier("jobs") Database jobs,
            EventStore events,
            CallMerge merge,
            CommitListener listener,
            DeliveryReplay replay,
            WebhookCounts counts,
            SecretUses uses,
            ObjectProvider<Pace> pace) {
        return new IntakeJobs(
                new Sweeper(jobs, events, merge, listener),
                new DeadLetterRetry(jobs, replay),
                counts,
                uses,
                pace.getIfAvailable(() -> Pace.USUAL));
    }

    @Bean
    CallLookup callLookup(
            @Qualifier("jobs") Database jobs,
            RetellApi retell,
            Sources sources,
            Unwrapper unwrapper,
            Intake intake,
            InstantSource clock) {
        return new RetellLookup(jobs, retell, sources, unwrapper, intake, clock);
    }

    @Bean
    ReadIntake readIntake(Unwrapper unwrapper, Intake intake, InstantSource clock) {
        return new ReadIntake(unwrapper, intake, clock);
    }

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry registry) {
        return new IntakeMetrics(registry);
    }

    @Bean(destroyMethod = "close")
    Intake intake(
            BatchWriter writer, Pools pools, Ids ids, CommitListener listener, IntakeMetrics metrics, WriteLoad load) {
        var turns = new WriterTurns();
        var committer = new Committer(writer, new DeadLetters(pools.intake(), ids), listener, turns, metrics, load);
        return new Intake(committer, turns, metrics, WRITERS, QUEUE_BYTES);
    }

    @Bean
    Body.Budget bodies() {
        return new Body.Budget(BODY_BYTES);
    }

    @Bean
    DeliveryHandler deliveryHandler(SignedSources signatures, Reception reception, CoreAnswers answers) {
        return new DeliveryHandler(signatures, reception, answers);
    }

    @Bean
    WebhookHandler webhookHandler(
            Sources sources,
            DeliveryHandler deliveries,
            Intake intake,
            WebhookCounts counts,
            Body.Budget budget,
            CoreAnswers answers,
            RequestObservations observations) {
        var admission = new AdmissionLimit(deliveries, intake::isOverdue, budget, answers);
        return new WebhookHandler(sources, admission, counts, budget, answers, observations);
    }

    @Bean
    WebhookDocument webhookDocument() {
        return new WebhookDocument();
    }

    @Bean
    Reception reception(
            Unwrapper unwrapper, Intake intake, InstantSource clock, IntakeMetrics metrics, WebhookCounts counts) {
        return new Reception(unwrapper, intake, clock, metrics, counts);
    }
}
