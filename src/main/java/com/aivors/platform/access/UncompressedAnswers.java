package com.aivors.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Keeps answers uncompressed that contain both a secret and text that a stranger can choose: the
/// length of the compressed answer would tell whether the two are alike (BREACH, CVE-2013-3587).
/// This covers sources with their secrets, all sign-in routes, and every change, because its answer
/// may contain a link or token beside the input. Answers to requests from other sites are not
/// compressed either.
///
/// The servers compress no answer that already names an encoding; `identity` means no encoding.
final class UncompressedAnswers extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private static final PathPattern SOURCES = PathPatternParser.defaultInstance.parse("/api/sources/**");
    private static final PathPattern SIGNING_IN = PathPatternParser.defaultInstance.parse("/api/auth/**");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Routes.isApi(request) && mayTell(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "identity");
        }
        chain.doFilter(request, response);
    }

    private static boolean mayTell(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        String site = request.getHeader("Sec-Fetch-Site");
        return !READING.contains(request.getMethod())
                || SOURCES.matches(path)
                || SIGNING_IN.matches(path)
                || (site != null && !OWN_SITE.contains(site));
    }
}
