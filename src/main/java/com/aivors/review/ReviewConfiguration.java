package com.aivors.review;

import com.aivors.call.CallChanges;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    @Bean
    CallChanges reviewRemoval() {
        return new ReviewRemoval();
    }
}
