package com.aivors.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// The peer of the TCP connection, which no header can forge. `getRemoteAddr`, in contrast, is the
/// address that proxies report.
public final class RemoteAddress {

    private static final String ATTRIBUTE = RemoteAddress.class.getName();

    private RemoteAddress() {}

    public static @Nullable String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String address ? address : null;
    }

    /// Stores the address. Must run before anything replaces the address of the request.
    static void note(Request request) {
        request.setAttribute(ATTRIBUTE, Request.getRemoteAddr(request));
    }
}
