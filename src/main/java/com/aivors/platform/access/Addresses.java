package com.aivors.platform.access;

import com.aivors.platform.http.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Answers 404 for an address under `/api` that no controller has. It does so before the sign-in
/// check, because a wrong address must not look like a missing sign-in. The addresses are no
/// secret: the API documentation lists them.
final class Addresses extends OncePerRequestFilter {

    /// Files of the API documentation. No controller serves them.
    private static final PathPattern FILES = PathPatternParser.defaultInstance.parse("/api/swagger-ui/**");

    private final Supplier<RequestMappingHandlerMapping> mapping;
    private volatile @Nullable List<PathPattern> patterns;

    /// @param mapping asked at the first request, because Spring creates it after the filters
    Addresses(Supplier<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Routes.isApi(request) && !isKnown(request.getRequestURI())) {
            throw Problem.noSuchAddress(request.getRequestURI());
        }
        chain.doFilter(request, response);
    }

    private boolean isKnown(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return FILES.matches(container) || patterns().stream().anyMatch(pattern -> pattern.matches(container));
    }

    private List<PathPattern> patterns() {
        List<PathPattern> known = patterns;
        if (known == null) {
            known = mapping.get().getHandlerMethods().keySet().stream()
                    .flatMap(route -> Stream.ofNullable(route.getPathPatternsCondition()))
                    .flatMap(condition -> condition.getPatterns().stream())
                    .toList();
            patterns = known;
        }
        return known;
    }
}
