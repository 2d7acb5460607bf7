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

/// The cookie with the access token, which scripts cannot read. Under https there is a second
/// cookie with the prefix `__Host-`: browsers accept it only from this exact host over TLS
/// (https://www.rfc-editor.org/rfc/rfc6265.html and its successor), so that another site under the
/// same domain cannot replace it.
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

    /// @return null also when there are several different values, because then another site has
    ///     added one
    @Nullable
    String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        // Browsers under https send `Sec-Fetch-Site`. Programs send the cookie that the API's guide names.
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
