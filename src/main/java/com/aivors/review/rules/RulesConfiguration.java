package com.aivors.review.rules;

import com.aivors.call.ChangeAnnouncer;
import com.aivors.call.merge.CallChanges;
import com.aivors.platform.database.Database;
import com.aivors.platform.jobs.Job;
import com.aivors.review.ReviewRows;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    @Bean
    CallChanges reviewMarks() {
        return new ReviewMarks();
    }

    @Bean
    RulesJob rulesJob(
            @Qualifier("jobs") Database jobs, ReviewRows rows, ChangeAnnouncer announcer, InstantSource clock) {
        return new RulesJob(jobs, rows, announcer, clock);
    }

    @Bean
    Job applyReviewRules(RulesJob rules) {
        return new Job("review rules", Duration.ofSeconds(5), rules::run);
    }
}
