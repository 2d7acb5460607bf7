package com.aivors.call;

import com.aivors.agent.RetellKeys;
import com.aivors.platform.database.Database;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.jobs.LoadThrottle;
import com.aivors.platform.jobs.WriteLoad;
import com.aivors.platform.settings.Settings;
import com.aivors.retell.RetellApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CallConfiguration {

    @Bean
    CallChanges rollupMarks() {
        return new RollupMarks();
    }

    @Bean
    CallChanges searchMarks() {
        return new SearchMarks();
    }

    @Bean
    Job searchIndexing(@Qualifier("jobs") Database jobs, WriteLoad writes) {
        return new Job("search index", Duration.ofSeconds(1), new SearchIndexing(jobs, new LoadThrottle(writes))::run);
    }

    /// Intake, which the lookup feeds, needs the merge itself: hence the provider.
    @Bean(destroyMethod = "close")
    LateArrivals lateArrivals(ObjectProvider<CallLookup> lookup) {
        return new LateArrivals(lookup::getObject);
    }

    @Bean
    FreshRecordings freshRecordings(Database database, RetellApi retell, RetellKeys keys, InstantSource clock) {
        return new FreshRecordings(database, retell, keys, clock);
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
