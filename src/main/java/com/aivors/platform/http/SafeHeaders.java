package com.aivors.platform.http;

import java.util.function.BiConsumer;

/// The headers of every answer, including answers that bypass our filters. Pages may do more: see
/// BrowserHeaders.
final class SafeHeaders {

    private static final String TRANSPORT_SECURITY = "max-age=31536000 ; includeSubDomains";

    private final boolean https;

    SafeHeaders(boolean https) {
        this.https = https;
    }

    /// @param header sets one header from its name and its value
    void set(BiConsumer<String, String> header) {
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "same-origin");
        header.accept(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        if (https) {
            header.accept("Strict-Transport-Security", TRANSPORT_SECURITY);
        }
    }
}
