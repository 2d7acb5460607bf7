package com.aivors.platform.access;

import com.aivors.platform.settings.Settings;
import java.time.Duration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/// Response headers that restrict what a browser may do on our pages.
final class BrowserHeaders {

    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; media-src 'self' https:; connect-src 'self'; frame-ancestors 'none'; "
            + "base-uri 'none'; form-action 'self'; object-src 'none'";

    /// Allows the one style element that Swagger UI writes, by its hash.
    private static final String DOCS_POLICY = POLICY.replace(
            "style-src 'self'", "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='");

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()";

    private BrowserHeaders() {}

    static void configure(HeadersConfigurer<HttpSecurity> headers, Settings settings) {
        headers.contentTypeOptions(Customizer.withDefaults())
                .cacheControl(Customizer.withDefaults()) // no-store, unless a handler sets another value
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> response.setHeader(
                        "Content-Security-Policy",
                        request.getRequestURI().startsWith("/api/swagger-ui/") ? DOCS_POLICY : POLICY));
        if (settings.https()) {
            headers.httpStrictTransportSecurity(transport -> transport
                    .requestMatcher(AnyRequestMatcher.INSTANCE) // the proxy ends TLS, so requests arrive as http
                    .includeSubDomains(true)
                    .maxAgeInSeconds(Duration.ofDays(365).toSeconds()));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }
}
