package com.aivors.intake;

import com.aivors.call.LiveFeed;
import com.aivors.call.NodeRelay;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.secrets.Sealer;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.time.Ids;
import com.aivors.retell.Unwrapper;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final int WRITERS = 2;
    private static final long QUEUE_BYTES = 64L << 20;

    @Bean
    Unwrapper unwrapper() {
        return new Unwrapper();
    }

    @Bean
    EventStore eventStore(Unwrapper unwrapper) {
        return new EventStore(unwrapper);
    }

    @Bean
    Handover handover(EventStore events) {
        return new Handover(events);
    }

    @Bean
    CommitListener commitListener(LiveFeed feed, NodeRelay relay) {
        return callIdsByClient -> {
            feed.announce(callIdsByClient);
            relay.announce(callIdsByClient);
        };
    }

    @Bean
    IntakeMetrics intakeMetrics(MeterRegistry registry) {
        return new IntakeMetrics(registry);
    }

    @Bean(destroyMethod = "close")
    Intake intake(
            Pools pools,
            EventStore events,
            Handover handover,
            Ids ids,
            CommitListener listener,
            IntakeMetrics metrics) {
        var committer = new Committer(
                new BatchWriter(pools.intake(), events, handover, ids),
                new DeadLetters(pools.intake(), ids),
                listener,
                metrics);
        return new Intake(committer, metrics, WRITERS, QUEUE_BYTES);
    }

    @Bean
    Reception reception(
            Unwrapper unwrapper, Intake intake, Pools pools, Ids ids, InstantSource clock, IntakeMetrics metrics) {
        return new Reception(unwrapper, intake, pools.intake(), ids, clock, metrics);
    }

    @Bean
    Sources sources(Database database, Sealer sealer, Ids ids, InstantSource clock, Settings settings) {
        var sources = new Sources(new SourceStore(database, sealer, ids, clock), settings);
        sources.prepare();
        return sources;
    }

    @Bean
    SignedSources signedSources(Sources sources, InstantSource clock) {
        return new SignedSources(sources, clock);
    }
}
