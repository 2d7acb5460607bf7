package com.aivors.identity;

import com.aivors.platform.settings.Settings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// The cookie that carries the access token, out of reach of scripts. Under https a second one has
/// the prefix by which browsers take it from this very host and by TLS alone
/// (https://www.rfc-editor.org/rfc/rfc6265.html and its successor, "__Host-"): another site under
/// the same domain cannot put its own in place.
@Component
final class SessionCookie {

    private static final String NAME = "access_token";
    private static final String HOST_NAME = "__Host-" + NAME;

    private final boolean secure;

    SessionCookie(Settings settings) {
        this.secure = settings.https();
    }

    void set(HttpServletResponse response, String token, Duration life) {
        add(response, NAME, token, life);
        if (secure) {
            add(response, HOST_NAME, token, life);
        }
    }

    private void add(HttpServletResponse response, String name, String token, Duration life) {
        String cookie = ResponseCookie.from(name, token)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build()
                .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }

    void clear(HttpServletResponse response) {
        set(response, "", Duration.ZERO);
    }

    /// @return null also for several that differ: somebody has added one
    @Nullable
    String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        // Browsers under https say where a request comes from; programs send what the API's guide tells.
        String name = secure && request.getHeader("Sec-Fetch-Site") != null ? HOST_NAME : NAME;
        List<String> values = Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        return values.size() == 1 ? values.getFirst() : null;
    }
}
