package com.aivors.call.merge;

import com.aivors.call.ChangeAnnouncer;
import com.aivors.platform.database.Database;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MergeConfiguration {

    @Bean
    CallChanges rollupMarks() {
        return new RollupMarks();
    }

    @Bean
    CallChanges searchMarks() {
        return new SearchMarks();
    }

    /// Uses a provider, because the lookup feeds intake, and intake needs the merge.
    @Bean(destroyMethod = "close")
    LateArrivals lateArrivals(ObjectProvider<CallLookup> lookup) {
        return new LateArrivals(lookup::getObject);
    }

    @Bean
    CallMerge callMerge(InstantSource clock, Settings settings, List<CallChanges> followers) {
        return new CallMerge(clock, settings.callTimeout(), followers);
    }

    @Bean
    CallReprocessing callRewrite(CallMerge merge) {
        return new CallReprocessing(merge);
    }

    @Bean
    OverdueCalls overdueCalls(
            @Qualifier("jobs") Database jobs,
            CallReprocessing reprocessing,
            CallLookup lookup,
            ChangeAnnouncer announcer,
            InstantSource clock,
            Settings settings) {
        return new OverdueCalls(jobs, reprocessing, lookup, announcer, clock, settings.callTimeout());
    }

    @Bean
    Job endOverdueCalls(OverdueCalls calls) {
        return new Job("ending overdue calls", Duration.ofMinutes(1), calls::run);
    }
}
