package com.aivors.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/// Serves `x.br` or `x.gz`, which the build puts beside `x`, to clients that accept them. Prefers
/// brotli, which is smaller: Spring alone takes the first coding in the browser's list, and all
/// browsers list gzip first.
final class Precompressed extends EncodedResourceResolver {

    private static final Pattern REFUSED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*$");

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return super.resolveResourceInternal(request == null ? null : new BrotliFirst(request), path, locations, chain);
    }

    private static final class BrotliFirst extends HttpServletRequestWrapper {

        BrotliFirst(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return value != null && name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING) ? ordered(value) : value;
        }

        private static String ordered(String accepted) {
            return Stream.of(accepted.toLowerCase(Locale.ROOT).split(","))
                    .map(String::strip)
                    .filter(coding -> !REFUSED.matcher(coding).find())
                    .sorted(Comparator.comparing(coding -> !coding.equals("br") && !coding.startsWith("br;")))
                    .collect(Collectors.joining(","));
        }
    }
}
