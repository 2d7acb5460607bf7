package com.aivors.billing;

import com.aivors.platform.database.Database;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.time.Ids;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

    @Bean
    UsageLedger usageLedger(Ids ids, InstantSource clock) {
        return new UsageLedger(ids, clock);
    }

    @Bean
    Job usageTotals(@Qualifier("jobs") Database jobs) {
        return new Job("adding usage up", Duration.ofSeconds(10), new UsageTotals(jobs)::run);
    }

    @Bean
    Job usageRebooking(@Qualifier("jobs") Database jobs, UsageLedger ledger, InstantSource clock) {
        return new Job(
                "booking usage in a new time zone",
                Duration.ofSeconds(30),
                new UsageRebooking(jobs, ledger, clock)::run);
    }
}
