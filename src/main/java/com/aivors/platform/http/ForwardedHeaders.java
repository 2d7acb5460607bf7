package com.aivors.platform.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Request;

/// Trusts `X-Forwarded-*` only from proxies with a private address. Takes the last address of
/// `X-Forwarded-For` that is not such a proxy, because senders can put others in front of it.
/// Jetty's own customizer trusts everybody and takes the first address.
final class ForwardedHeaders extends ForwardedRequestCustomizer {

    private static final String FOR = HttpHeader.X_FORWARDED_FOR.asString();

    ForwardedHeaders() {
        setForwardedHeader("");
        setForwardedServerHeader("");
        setForwardedHttpsHeader("");
        setForwardedCipherSuiteHeader("");
        setForwardedSslSessionIdHeader("");
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        RemoteAddress.note(request);
        if (!isProxy(Request.getRemoteAddr(request))) {
            return request;
        }
        if (!request.getHeaders().contains(FOR)) {
            return super.customize(request, responseHeaders);
        }
        HttpFields headers = HttpFields.build(request.getHeaders()).put(FOR, sender(request));
        return super.customize(
                new Request.Wrapper(request) {
                    @Override
                    public HttpFields getHeaders() {
                        return headers;
                    }
                },
                responseHeaders);
    }

    private static String sender(Request request) {
        List<String> told = new ArrayList<>(request.getHeaders().getCSV(FOR, false));
        Collections.reverse(told);
        return told.stream()
                .filter(address -> !isProxy(address))
                .findFirst()
                .orElseGet(() -> told.isEmpty() ? Request.getRemoteAddr(request) : told.getLast());
    }

    private static boolean isProxy(String address) {
        try {
            InetAddress ip = InetAddress.ofLiteral(address);
            return ip.isLoopbackAddress() || ip.isSiteLocalAddress() || ip.isLinkLocalAddress() || isUniqueLocal(ip);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// fc00::/7, the private addresses of IPv6.
    private static boolean isUniqueLocal(InetAddress ip) {
        byte[] bytes = ip.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    }
}
