package com.aivors.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// Where a sign-in comes from, as far as it tells.
///
/// @param language of `Accept-Language`, when it is one of ours
public record Device(
        String address,
        @Nullable String userAgent,
        @Nullable Language language) {

    private static final int LONGEST = 300;

    public static Device of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Device(
                request.getRemoteAddr(),
                agent == null ? null : agent.substring(0, Math.min(agent.length(), LONGEST)),
                Language.liked(request.getHeader("Accept-Language")));
    }
}
