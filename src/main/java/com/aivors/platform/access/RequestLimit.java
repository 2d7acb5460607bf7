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

/// Limits the API use of one user, or of one address without a sign-in: the requests per minute,
/// and the requests at the same time, so that slow ones leave database connections for everybody
/// else. Both limits are far above what people and their scripts need. Webhooks pass another filter
/// chain, and only their queue limits them, because n8n is one address.
final class RequestLimit extends OncePerRequestFilter {

    static final int A_MINUTE = 3_000;

    /// Of the ten connections for reading.
    static final int AT_ONCE = 8;

    private final int capacity;
    private final int atOnce;
    private final Duration patience;
    private final Cache<String, Share> shares = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    private record Share(Bucket bucket, Semaphore places) {}

    /// @param capacity requests per minute, which may all arrive at once
    /// @param atOnce requests that run at the same time; further requests wait
    /// @param patience the longest time that a request waits
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
            // Requests that were sent behind it on this connection would each wait as long again.
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
