package com.aivors.analytics;

import com.aivors.platform.database.Database;
import com.aivors.platform.jobs.Job;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

    @Bean
    Recount recount(@Qualifier("jobs") Database jobs, InstantSource clock) {
        return new Recount(jobs, clock);
    }

    @Bean
    Job rollup(Recount recount) {
        return new Job("rollup", Duration.ofSeconds(10), recount::run);
    }

    @Bean
    RollupBacklog rollupBacklog(@Qualifier("jobs") Database jobs, InstantSource clock, MeterRegistry registry) {
        return new RollupBacklog(jobs, clock, registry);
    }
}
