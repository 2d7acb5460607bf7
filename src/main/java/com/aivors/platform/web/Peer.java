package com.aivors.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;

/// The other end of the connection itself, which no header can forge: `getRemoteAddr` is what
/// proxies say.
public final class Peer {

    private static final String ATTRIBUTE = Peer.class.getName();

    private Peer() {}

    public static @Nullable String address(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String address ? address : null;
    }

    static void note(Request request) {
        request.setAttribute(ATTRIBUTE, request.getPeerAddr());
    }
}
