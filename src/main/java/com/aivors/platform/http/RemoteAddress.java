package com.aivors.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The other end of the TCP connection, which no header can forge. `getRemoteAddr` is what proxies
/// tell.
public final class RemoteAddress {

    private static final String ATTRIBUTE = RemoteAddress.class.getName();

    private RemoteAddress() {}

    public static @Nullable String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String address ? address : null;
    }

    /// Must run before anything replaces the request's address.
    static void note(Request request) {
        request.setAttribute(ATTRIBUTE, Request.getRemoteAddr(request));
    }
}
