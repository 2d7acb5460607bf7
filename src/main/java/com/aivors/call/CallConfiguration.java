package com.aivors.call;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CallConfiguration {

    @Bean
    CallChanges rollupMarks() {
        return new RollupMarks();
    }

    /// Intake, which the lookup feeds, needs the merge itself: hence the provider.
    @Bean(destroyMethod = "close")
    LateArrivals lateArrivals(ObjectProvider<CallLookup> lookup) {
        return new LateArrivals(lookup::getObject);
    }

    @Bean
    CallMerge callMerge(InstantSource clock, Settings settings, List<CallChanges> followers) {
        return new CallMerge(clock, settings.callTimeout(), followers);
    }

    @Bean
    CallRewrite callRewrite(CallMerge merge) {
        return new CallRewrite(merge);
    }

    @Bean
    OverdueCalls overdueCalls(
            @Qualifier("jobs") Database jobs,
            CallRewrite rewrite,
            CallLookup lookup,
            LiveFeed feed,
            NodeRelay relay,
            InstantSource clock,
            Settings settings) {
        return new OverdueCalls(
                jobs,
                rewrite,
                lookup,
                (client, callIds) -> {
                    feed.announce(Map.of(client, callIds));
                    relay.announce(Map.of(client, callIds));
                },
                clock,
                settings.callTimeout());
    }

    @Bean
    Job endOverdueCalls(OverdueCalls calls) {
        return new Job("ending overdue calls", Duration.ofMinutes(1), calls::run);
    }

    @Bean(destroyMethod = "close")
    LiveFeed liveFeed(Database database, InstantSource clock) {
        return new LiveFeed(database, clock);
    }

    @Bean(destroyMethod = "close")
    NodeRelay nodeRelay(Pools pools, LiveFeed feed) {
        return new NodeRelay(pools.jobs(), feed);
    }

    /// Ends the live streams before the web server waits for its last requests: they would
    /// never end by themselves.
    @Bean
    SmartLifecycle endOfStreams(LiveFeed feed) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                feed.close();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }
}
