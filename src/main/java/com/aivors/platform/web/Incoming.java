package com.aivors.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A request whose body is read by whom it is for, whether it came by the servlets or by a
/// [DirectRoute].
public interface Incoming {

    @Nullable
    String header(String name);

    /// What the sender announces, in bytes; less than 0 when it does not.
    long contentLength();

    /// Waits for its sender. Breaking off, stalling and wrong framing are an [IOException].
    InputStream body() throws IOException;

    /// An address for logs: a forwarding proxy's word is not checked.
    String sender();

    static Incoming of(HttpServletRequest request) {
        return new Incoming() {
            @Override
            public @Nullable String header(String name) {
                return request.getHeader(name);
            }

            @Override
            public long contentLength() {
                return request.getContentLengthLong();
            }

            @Override
            public InputStream body() throws IOException {
                return request.getInputStream();
            }

            @Override
            public String sender() {
                return request.getRemoteAddr();
            }
        };
    }
}
