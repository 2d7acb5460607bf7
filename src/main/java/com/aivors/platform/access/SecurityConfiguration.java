package com.aivors.platform.access;

import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.http.ProblemWriter;
import com.aivors.platform.settings.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The filters that every request passes.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// Webhooks pass no filter: they verify their sender themselves and arrive in large numbers.
    @Bean
    @Order(1)
    SecurityFilterChain webhooks() {
        return new DefaultSecurityFilterChain(request -> Routes.access(request) == Routes.Access.SENDER);
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(
            HttpSecurity http,
            Settings settings,
            Authenticator authenticator,
            ProblemWriter problems,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        http.csrf(AbstractHttpConfigurer::disable) // CrossSiteGuard protects without tokens
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> BrowserHeaders.configure(headers, settings))
                .addFilterBefore(new Addresses(mapping::getObject), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new UncompressedAnswers(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new CrossSiteGuard(settings.publicUrl()), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new BodyGuard(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new SignedInFilter(authenticator), AnonymousAuthenticationFilter.class)
                .addFilterBefore(
                        new RequestLimit(RequestLimit.A_MINUTE, RequestLimit.AT_ONCE, Duration.ofSeconds(5)),
                        AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        // These dispatches continue a request that was already admitted.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(new Routes()))
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, e) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problems.write(response, SignedInArgument.notSignedIn());
                        })
                        .accessDeniedHandler((request, response, e) -> problems.write(response, refusal(request))));
        return http.build();
    }

    /// A route that nobody may call answers 404, like an unknown address.
    private static Problem refusal(HttpServletRequest request) {
        return Routes.access(request) == Routes.Access.NOBODY ? Problem.notFound() : ProblemType.FORBIDDEN.problem();
    }

    /// Allows encoded characters in paths: the ids of agents and calls come from the provider and
    /// may contain any character. The rules and the dispatcher both split a path into segments
    /// before they decode it, so an encoded character cannot change which rule applies.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        // The unencoded characters stay refused.
        firewall.getEncodedUrlBlocklist().removeAll(List.of("%3b", "%3B", "%5c", "%5C"));
        firewall.getDecodedUrlBlocklist().removeAll(List.of(";", "\\"));
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (request, response, e) -> reject(problems, response);
    }

    private static void reject(ProblemWriter problems, HttpServletResponse response) throws IOException {
        problems.write(response, ProblemType.UNREADABLE_REQUEST.problem());
    }
}
