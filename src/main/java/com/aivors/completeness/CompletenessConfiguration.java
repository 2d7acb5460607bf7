package com.aivors.completeness;

import com.aivors.intake.ReadIntake;
import com.aivors.platform.database.Database;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.time.Ids;
import com.aivors.retell.RetellApi;
import com.aivors.source.Sources;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CompletenessConfiguration {

    @Bean
    ReconciliationRuns reconciliationRuns(Ids ids, InstantSource clock) {
        return new ReconciliationRuns(ids, clock);
    }

    @Bean
    Reconciler reconciler(
            @Qualifier("jobs") Database jobs,
            RetellApi retell,
            Sources sources,
            ReconciliationRuns runs,
            ReadIntake intake,
            InstantSource clock) {
        var comparison = new Comparison(retell, sources, new StoredCallStates(jobs), intake, clock);
        return new Reconciler(jobs, retell, sources, runs, comparison, clock);
    }

    @Bean
    Job reconcile(Reconciler reconciler) {
        return new Job("comparing calls with Retell", Duration.ofSeconds(5), reconciler::run);
    }

    @Bean
    Job forgetOldComparisons(@Qualifier("jobs") Database jobs, InstantSource clock) {
        return new Job("forgetting old comparisons", Duration.ofHours(1), new OldComparisons(jobs, clock)::run);
    }
}
