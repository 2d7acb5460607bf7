package com.aivors.identity;

import com.aivors.platform.access.Authenticator;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Identifies the sender of a request by its token. Looks the session up and remembers it for at
/// most two seconds, which is how long a session that ended on another node stays valid here.
@Component
public final class RunningSessions implements Authenticator {

    /// The time that a session lasts without a visit, and below it the longest time in total.
    static final Duration LIFE = Duration.ofHours(12);

    static final Duration LONGEST = Duration.ofDays(30);

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(5);
    private static final String SCHEME = "bearer ";

    private final Database database;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final SessionCookie cookie;
    private final InstantSource clock;
    private final Cache<UUID, Optional<Sessions.Running>> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(20_000)
            .build();

    RunningSessions(
            Database database, Sessions sessions, AccessTokens tokens, SessionCookie cookie, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
        this.clock = clock;
    }

    @Override
    public @Nullable SignedIn identify(HttpServletRequest request, HttpServletResponse response) {
        String bearer = bearer(request);
        String text = bearer == null ? cookie.read(request) : bearer;
        AccessTokens.Token token = text == null ? null : tokens.read(text);
        if (token == null) {
            return null;
        }
        Sessions.Running running = running(token.sessionId());
        if (running == null || !running.who().userId().equals(token.userId())) {
            return null;
        }
        if (bearer == null) {
            renew(token, running, response);
        }
        return running.who();
    }

    @Override
    public boolean isRunning(SignedIn caller) {
        return running(caller.sessionId()) != null;
    }

    /// Forgets the remembered sessions, so that ended sessions end at once on this node.
    public void forget() {
        remembered.invalidateAll();
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            return ""; // Two headers are ambiguous, so neither counts.
        }
        String header = headers.isEmpty() ? null : headers.getFirst();
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    private Sessions.@Nullable Running running(UUID sessionId) {
        Sessions.Running running = remembered
                .get(
                        sessionId,
                        id -> database.as(Role.ACCOUNTS, db -> {
                            Optional<Sessions.Running> found = sessions.running(db, id);
                            Instant now = clock.instant();
                            if (found.isPresent() && found.get().lastSeenAt().isBefore(now.minus(SEEN_EVERY))) {
                                sessions.seen(db, id, now);
                            }
                            return found;
                        }))
                .orElse(null);
        return running != null && running.expiresAt().isAfter(clock.instant()) ? running : null;
    }

    /// Renews the cookie once half of its life has passed, so that active users stay signed in.
    private void renew(AccessTokens.Token token, Sessions.Running running, HttpServletResponse response) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, token.expiresAt());
        if (left.compareTo(LIFE.dividedBy(2)) > 0) {
            return;
        }
        Instant last = running.createdAt().plus(LONGEST);
        Instant expires = now.plus(LIFE).isBefore(last) ? now.plus(LIFE) : last;
        if (Duration.between(token.expiresAt(), expires).compareTo(Duration.ofMinutes(1)) < 0) {
            return;
        }
        UUID id = token.sessionId();
        database.as(Role.ACCOUNTS, db -> {
            sessions.extend(db, id, expires);
            return true;
        });
        remembered.invalidate(id);
        cookie.set(response, tokens.issue(token.userId(), id, expires), Duration.between(now, expires));
    }
}
