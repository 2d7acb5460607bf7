package com.aivors.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The device of a sign-in, as described by the request.
///
/// @param language of `Accept-Language`, when we support it
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
