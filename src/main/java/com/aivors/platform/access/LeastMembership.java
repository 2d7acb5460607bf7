package com.aivors.platform.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The lowest membership that may call a route of clients. Viewers may read, owners may make every
/// change, and members may make the changes listed here.
public final class LeastMembership {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /// Viewers read here, although the question stands in a body.
    private static final List<PathPattern> OF_VIEWERS = patterns("/api/calls/export.csv", "/api/calls/export.jsonl");

    /// Changes that members may make.
    private static final List<PathPattern> OF_MEMBERS =
            patterns("/api/calls/review", "/api/calls/*/review", "/api/calls/*/notes", "/api/views/**");

    private LeastMembership() {}

    private static List<PathPattern> patterns(String... paths) {
        return Stream.of(paths).map(PathPatternParser.defaultInstance::parse).toList();
    }

    /// @param path as in the request line, still encoded
    public static Membership of(String method, String path) {
        if (READING.contains(method)) {
            return Membership.VIEWER;
        }
        PathContainer container = PathContainer.parsePath(path);
        if (OF_VIEWERS.stream().anyMatch(pattern -> pattern.matches(container))) {
            return Membership.VIEWER;
        }
        return OF_MEMBERS.stream().anyMatch(pattern -> pattern.matches(container))
                ? Membership.MEMBER
                : Membership.OWNER;
    }
}
