package com.aivors.intake;

import com.aivors.agent.RetellKeys;
import com.aivors.call.CallLookup;
import com.aivors.call.CallMerge;
import com.aivors.call.CallRewrite;
import com.aivors.call.LiveFeed;
import com.aivors.call.NodeRelay;
import com.aivors.client.Installation;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.secrets.Sealer;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.time.Ids;
import com.aivors.platform.web.CoreAnswers;
import com.aivors.platform.web.RequestObservations;
import com.aivors.retell.RetellApi;
import com.aivors.retell.Signature;
import com.aivors.retell.Unwrapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    /// One for every two processors: beside the work of receiving, a second writer on two
    /// processors only makes batches smaller, which took a quarter of the throughput.
    static final int WRITERS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
    private static final long QUEUE_BYTES = 64L << 20;

    /// Of all bodies being read or worked on. Four of the largest, or a thousand usual ones.
    private static final long BODY_BYTES = 64L << 20;

    @Bean
    Unwrapper unwrapper() {
        return new Unwrapper();
    }

    @Bean
    EventStore eventStore(Unwrapper unwrapper) {
        return new EventStore(unwrapper);
    }

    @Bean
    KeptCalls keptCalls(EventStore events, CallMerge merge, Unwrapper unwrapper, Ids ids) {
        return new KeptCalls(events, merge, new Strangers(unwrapper, ids));
    }

    @Bean
    Handover handover(@Qualifier("jobs") Database jobs, KeptCalls kept, CommitListener listener, Ids ids) {
        return new Handover(jobs, kept, listener, ids);
    }

    @Bean
    HandoverUndo handoverUndo(@Qualifier("jobs") Database jobs, KeptCalls kept, CommitListener listener) {
        return new HandoverUndo(jobs, kept, listener);
    }

    @Bean
    CallRemoval callRemoval(@Qualifier("jobs") Database jobs, CallMerge merge, CommitListener listener) {
        return new CallRemoval(jobs, merge, listener);
    }

    @Bean
    BatchWriter batchWriter(Pools pools, EventStore events, CallMerge merge, KeptCalls kept, Ids ids) {
        return new BatchWriter(pools.intake(), events, merge, kept, ids);
    }

    @Bean
    WarmUp warmUp(Unwrapper unwrapper, BatchWriter writer, InstantSource clock) {
        return new WarmUp(unwrapper, writer, clock);
    }

    @Bean
    Replay replay(
            @Qualifier("jobs") Database jobs,
            BatchWriter writer,
            Refold refold,
            Unwrapper unwrapper,
            Sources sources,
            CommitListener listener) {
        return new Replay(jobs, writer, refold, unwrapper, sources, listener);
    }

    @Bean
    Conflicts conflicts(@Qualifier("jobs") Database jobs, Replay replay, Unwrapper unwrapper) {
        return new Conflicts(jobs, replay, unwrapper);
    }

    @Bean
    Refold refold(EventStore events, CallRewrite rewrite) {
        return new Refold(events, rewrite);
    }

    @Bean
    Replays replays(
            @Qualifier("jobs") Database jobs, Refold refold, CommitListener listener, InstantSource clock, Ids ids) {
        return new Replays(jobs, refold, listener, clock, ids);
    }

    @Bean
    Job replayCalls(Replays replays) {
        return new Job("replay", Duration.ofSeconds(5), replays::run);
    }

    @Bean
    Job finishHandovers(Handover handover, HandoverUndo undo) {
        return new Job("finishing handovers", Duration.ofSeconds(10), goesOn -> {
            handover.finish(goesOn);
            undo.finish(goesOn);
        });
    }

    @Bean
    WebhookHours webhookHours(@Qualifier("jobs") Database jobs, InstantSource clock, IntakeMetrics metrics) {
        return new WebhookHours(jobs, clock, metrics);
    }

    @Bean
    Job forgetOldCounts(WebhookHours hours) {
        return new Job("forgetting old counts", Duration.ofHours(1), _ -> hours.forgetOld());
    }

    @Bean
    Repairs repairs(
            @Qualifier("jobs") Database jobs,
            EventStore events,
            CallMerge merge,
            CommitListener listener,
            Replay replay,
            WebhookHours hours,
            SecretUses uses) {
        return new Repairs(new Sweeper(jobs, events, merge, listener), new DeadLetterRetry(jobs, replay), hours, uses);
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
    UnclaimedCount unclaimedCount(Database database) {
        return new UnclaimedCount(database);
    }

    @Bean
    CommitListener commitListener(LiveFeed feed, NodeRelay relay, UnclaimedCount unclaimed) {
        return callIdsByClient -> {
            unclaimed.committed(callIdsByClient.keySet());
            feed.announce(callIdsByClient);
            relay.announce(callIdsByClient);
        };
    }

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry registry) {
        return new IntakeMetrics(registry);
    }

    @Bean(destroyMethod = "close")
    Intake intake(BatchWriter writer, Pools pools, Ids ids, CommitListener listener, IntakeMetrics metrics) {
        var turns = new Turns();
        var committer = new Committer(writer, new DeadLetters(pools.intake(), ids), listener, turns, metrics);
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
            WebhookHours hours,
            Body.Budget budget,
            CoreAnswers answers,
            RequestObservations observations) {
        var admission = new AdmissionLimit(deliveries, intake::isOverdue, budget, answers);
        return new WebhookHandler(sources, admission, hours, budget, answers, observations);
    }

    @Bean
    WebhookDocument webhookDocument() {
        return new WebhookDocument();
    }

    @Bean
    Reception reception(
            Unwrapper unwrapper, Intake intake, InstantSource clock, IntakeMetrics metrics, WebhookHours hours) {
        return new Reception(unwrapper, intake, clock, metrics, hours);
    }

    @Bean
    SourceStore sourceStore(Database database, Sealer sealer, Ids ids, InstantSource clock) {
        return new SourceStore(database, sealer, ids, clock);
    }

    @Bean
    SecretUses secretUses(@Qualifier("jobs") Database jobs, InstantSource clock) {
        return new SecretUses(jobs, clock);
    }

    @Bean
    Sources sources(SourceStore store, Settings settings, Installation installation, SecretUses uses) {
        installation.takeOverKey(store::reseal);
        var sources = new Sources(store, settings, uses);
        sources.prepare();
        return sources;
    }

    @Bean
    RetellKeys retellKeys(Sources sources) {
        return sources::retellKeys;
    }

    @Bean
    SignedSources signedSources(Sources sources, InstantSource clock) {
        return new SignedSources(sources::all, sources::used, Signature::verify, clock);
    }
}
