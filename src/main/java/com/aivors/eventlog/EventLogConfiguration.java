package com.aivors.eventlog;

import com.aivors.call.ChangeAnnouncer;
import com.aivors.call.merge.CallMerge;
import com.aivors.call.merge.CallReprocessing;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.time.Ids;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Sources;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventLogConfiguration {

    @Bean
    Unwrapper unwrapper() {
        return new Unwrapper();
    }

    @Bean
    EventStore eventStore(Unwrapper unwrapper) {
        return new EventStore(unwrapper);
    }

    @Bean
    UnclaimedCalls unclaimedCalls(EventStore events, CallMerge merge, Unwrapper unwrapper, Ids ids) {
        return new UnclaimedCalls(events, merge, new OtherAgentsEvents(unwrapper, ids));
    }

    @Bean
    Handover handover(@Qualifier("jobs") Database jobs, UnclaimedCalls unclaimed, CommitListener listener, Ids ids) {
        return new Handover(jobs, unclaimed, listener, ids);
    }

    @Bean
    HandoverUndo handoverUndo(@Qualifier("jobs") Database jobs, UnclaimedCalls unclaimed, CommitListener listener) {
        return new HandoverUndo(jobs, unclaimed, listener);
    }

    @Bean
    CallRemoval callRemoval(@Qualifier("jobs") Database jobs, CallMerge merge, CommitListener listener) {
        return new CallRemoval(jobs, merge, listener);
    }

    @Bean
    BatchWriter batchWriter(Pools pools, EventStore events, CallMerge merge, UnclaimedCalls unclaimed, Ids ids) {
        return new BatchWriter(pools.intake(), events, merge, unclaimed, ids);
    }

    @Bean
    DeliveryReplay deliveryReplay(
            @Qualifier("jobs") Database jobs,
            BatchWriter writer,
            Reprocessing reprocessing,
            Unwrapper unwrapper,
            Sources sources,
            CommitListener listener) {
        return new DeliveryReplay(jobs, writer, reprocessing, unwrapper, sources, listener);
    }

    @Bean
    Conflicts conflicts(@Qualifier("jobs") Database jobs, DeliveryReplay replay, Unwrapper unwrapper) {
        return new Conflicts(jobs, replay, unwrapper);
    }

    @Bean
    Reprocessing reprocessing(EventStore events, CallReprocessing reprocessing) {
        return new Reprocessing(events, reprocessing);
    }

    @Bean
    ReprocessingRuns reprocessingRuns(
            @Qualifier("jobs") Database jobs,
            Reprocessing reprocessing,
            CommitListener listener,
            InstantSource clock,
            Ids ids) {
        return new ReprocessingRuns(jobs, reprocessing, listener, clock, ids);
    }

    @Bean
    Job reprocessCalls(ReprocessingRuns replays) {
        return new Job("reprocessing", Duration.ofSeconds(5), replays::run);
    }

    @Bean
    Job finishHandovers(Handover handover, HandoverUndo undo) {
        return new Job("finishing handovers", Duration.ofSeconds(10), goesOn -> {
            handover.finish(goesOn);
            undo.finish(goesOn);
        });
    }

    @Bean
    UnclaimedCount unclaimedCount(Database database) {
        return new UnclaimedCount(database);
    }

    @Bean
    CommitListener commitListener(ChangeAnnouncer announcer, UnclaimedCount unclaimed) {
        return callIdsByClient -> {
            unclaimed.committed(callIdsByClient.keySet());
            announcer.announce(callIdsByClient);
        };
    }
}
