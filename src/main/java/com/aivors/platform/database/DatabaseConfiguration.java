package com.aivors.platform.database;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Pools pools(DatabaseServer server) {
        return Pools.open(server.login());
    }

    /// For everything that a person waits for.
    @Bean
    @Primary
    Database reads(Pools pools) {
        return new Database(pools.reads());
    }

    @Bean
    SlowReads slowReads(Pools pools) {
        return new SlowReads(new Database(pools.slowReads()), Duration.ofSeconds(5));
    }

    /// For background jobs.
    @Bean
    Database jobs(Pools pools) {
        return new Database(pools.jobs());
    }
}
