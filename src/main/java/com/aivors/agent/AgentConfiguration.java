package com.aivors.agent;

import com.aivors.platform.settings.Settings;
import com.aivors.platform.time.Ids;
import com.aivors.retell.RetellApi;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AgentConfiguration {

    @Bean
    AgentLinks agentLinks(Ids ids) {
        return new AgentLinks(ids);
    }

    @Bean
    AgentClaims agentClaims(Ids ids, InstantSource clock) {
        return new AgentClaims(ids, clock);
    }

    @Bean
    RetellAgents retellAgents(RetellApi retell, RetellKeys keys) {
        return new RetellAgents(retell, keys);
    }

    @Bean(destroyMethod = "close")
    RetellApi retellApi(Settings settings) {
        return new RetellApi(settings.retellBaseUrl(), Duration.ofSeconds(8));
    }
}
