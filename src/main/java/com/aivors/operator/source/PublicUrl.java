package com.aivors.operator.source;

import com.aivors.platform.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// The public URL of the service, which senders use.
final class PublicUrl {

    /// Domains that public DNS does not resolve (RFC 6761, 6762, 8375, and those that ICANN
    /// reserves for private use).
    private static final List<String> PRIVATE_NAMES =
            List.of(".localhost", ".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid");

    private PublicUrl() {}

    /// @return without a trailing slash
    static String of(Settings settings) {
        return settings.publicUrl().toString().replaceAll("/+$", "");
    }

    /// Returns whether services on the internet could reach the URL. Judges by the host name only,
    /// without a DNS query.
    static boolean isReachable(URI url) {
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        try {
            return isPublic(InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")));
        } catch (IllegalArgumentException e) {
            String name = host.replaceAll("\\.$", "");
            return name.contains(".") && PRIVATE_NAMES.stream().noneMatch(name::endsWith);
        }
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carriers = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !uniqueLocal
                && !carriers;
    }
}
