package com.aivors.call.list;

import com.aivors.agent.RetellKeys;
import com.aivors.platform.database.Database;
import com.aivors.platform.jobs.Job;
import com.aivors.platform.jobs.LoadThrottle;
import com.aivors.platform.jobs.WriteLoad;
import com.aivors.retell.RetellApi;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ListConfiguration {

    @Bean
    Job searchIndexing(@Qualifier("jobs") Database jobs, WriteLoad writes) {
        return new Job("search index", Duration.ofSeconds(1), new SearchIndexing(jobs, new LoadThrottle(writes))::run);
    }

    @Bean
    FreshRecordings freshRecordings(Database database, RetellApi retell, RetellKeys keys, InstantSource clock) {
        return new FreshRecordings(database, retell, keys, clock);
    }
}
