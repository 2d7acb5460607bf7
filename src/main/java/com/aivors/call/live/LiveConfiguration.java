package com.aivors.call.live;

import com.aivors.call.ChangeAnnouncer;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import java.time.InstantSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean(destroyMethod = "close")
    LiveFeed liveFeed(Database database, InstantSource clock) {
        return new LiveFeed(database, clock);
    }

    @Bean(destroyMethod = "close")
    NodeRelay nodeRelay(Pools pools, LiveFeed feed) {
        return new NodeRelay(pools.jobs(), feed);
    }

    /// Ends the live streams before the web server waits for its last requests, because streams do
    /// not end by themselves.
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

    @Bean
    ChangeAnnouncer changeAnnouncer(LiveFeed feed, NodeRelay relay) {
        return callIdsByClient -> {
            feed.announce(callIdsByClient);
            relay.announce(callIdsByClient);
        };
    }
}
