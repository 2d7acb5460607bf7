package com.aivors.platform.http;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/// A slash behind a webhook's address changes nothing: people copy it from forms that add one.
@Configuration(proxyBeanMethods = false)
class TrailingSlash {

    /// Before all other filters, so that rules and routes see the address without it.
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> withoutTrailingSlash() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/api/n8n/retell-webhook", "/api/retell/webhook/**")
                        .wrapRequest()
                        .build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
