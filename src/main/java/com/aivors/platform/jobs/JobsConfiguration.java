package com.aivors.platform.jobs;

import com.aivors.platform.database.Pools;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    WriteLoad writeLoad() {
        return new WriteLoad();
    }

    @Bean(destroyMethod = "close")
    Leader leader(Pools pools, List<Job> jobs, ObjectProvider<Pace> pace) {
        return new Leader(pools.jobs(), jobs, pace.getIfAvailable(() -> Pace.USUAL));
    }
}
