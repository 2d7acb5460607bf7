package com.aivors.platform.access;

import com.aivors.platform.http.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses changes that another site makes a browser send. Browsers state where a request comes
/// from (`Sec-Fetch-Site`, `Origin`), and scripts cannot change that, so no token is needed.
/// Programs send neither header and pass.
/// https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
final class CrossSiteGuard extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private static final Set<String> WEB = Set.of("http", "https");

    private final String ownOrigin;

    CrossSiteGuard(URI publicUrl) {
        this.ownOrigin = origin(publicUrl);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || Routes.access(request) == Routes.Access.SENDER;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> sites = Collections.list(request.getHeaders("Sec-Fetch-Site"));
        List<String> origins = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
        if (!OWN_SITE.containsAll(sites) || !origins.stream().allMatch(origin -> isOwn(origin, request))) {
            throw ProblemType.CROSS_SITE.problem();
        }
        chain.doFilter(request, response);
    }

    /// Accepts the configured address and the address that the browser asked for, because a proxy
    /// may serve us under several names.
    private boolean isOwn(String origin, HttpServletRequest request) {
        URI uri = parse(origin);
        if (uri == null
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || !origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())) {
            return false;
        }
        return origin(uri).equals(ownOrigin)
                || (WEB.contains(uri.getScheme())
                        && uri.getHost().equalsIgnoreCase(request.getServerName())
                        && port(uri) == request.getServerPort());
    }

    private static @Nullable URI parse(String origin) {
        try {
            return URI.create(origin);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port(uri)).toLowerCase(Locale.ROOT);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
