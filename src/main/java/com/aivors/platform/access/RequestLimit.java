package com.aivors.platform.access;

import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// One user, or one address without a sign-in, gets a share of the API and no more: so many requests
/// a minute, and so many at once that the slowest of them leave connections to the database for
/// everybody else. Far above what people and their scripts need. Webhooks pass another chain of
/// filters and are limited by their queue alone: n8n is one address.
final class RequestLimit extends OncePerRequestFilter {

    static final int A_MINUTE = 3_000;

    /// Of the ten connections there are for reading.
    static final int AT_ONCE = 8;

    private final int capacity;
    private final int atOnce;
    private final Duration patience;
    private final Cache<String, Share> shares = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    private record Share(Bucket bucket, Semaphore places) {}

    /// @param capacity requests a minute, which may all come at once
    /// @param atOnce requests that are worked on at the same time; more of them wait
    /// @param patience how long they wait
    RequestLimit(int capacity, int atOnce, Duration patience) {
        this.capacity = capacity;
        this.atOnce = atOnce;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Routes.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Share share = shares.get(sender(request), _ -> new Share(bucket(), new Semaphore(atOnce, true)));
        var probe = share.bucket().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        if (!enter(share.places())) {
            // What was sent behind it on this connection would wait as long again.
            response.setHeader("Connection", "close");
            throw tooMany(patience);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            share.places().release();
        }
    }

    private boolean enter(Semaphore places) {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Problem tooMany(Duration wait) {
        return ProblemType.TOO_MANY_REQUESTS.problem().retryAfter(Math.toIntExact(wait.toSeconds() + 1));
    }

    private static String sender(HttpServletRequest request) {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return present != null && present.getPrincipal() instanceof SignedIn who
                ? "user " + who.userId()
                : "address " + Network.of(request.getRemoteAddr());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, Duration.ofMinutes(1)))
                .build();
    }
}
