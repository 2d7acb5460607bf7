package com.aivors.platform.access;

/// The addresses that senders of webhooks use.
public final class WebhookPaths {

    public static final String N8N = "/api/n8n/retell-webhook";
    public static final String RETELL = "/api/retell/webhook";

    private WebhookPaths() {}

    /// Returns the address of one source.
    ///
    /// @param source its id, or a pattern that matches every id
    public static String retell(String source) {
        return RETELL + "/" + source;
    }
}
