package com.aivors.identity;

import com.aivors.platform.access.Network;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Slows down password guessing. Several buckets per key make the wait grow from seconds to hours.
/// An account has a separate bucket for each address that it has signed in from before, so that a
/// stranger's guesses do not lock the user out at home.
@Component
public final class LoginThrottle {

    private final Cache<String, Bucket> accounts = buckets();
    private final Cache<String, Bucket> addresses = buckets();
    private final Cache<String, Bucket> links = buckets();

    private static Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterAccess(Duration.ofDays(1))
                .build();
    }

    /// The tokens that an attempt has taken; a successful attempt returns them.
    public static final class Attempt {

        private final List<Bucket> taken = new ArrayList<>();
        private long waitSeconds;

        /// @return 0 when the attempt may continue
        public long waitSeconds() {
            return waitSeconds;
        }

        public void succeeded() {
            taken.forEach(bucket -> bucket.addTokens(1));
        }

        private void take(Bucket bucket) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (probe.isConsumed()) {
                taken.add(bucket);
            } else {
                waitSeconds = Math.max(
                        waitSeconds,
                        Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
            }
        }
    }

    /// @param known whether this account has signed in from this address before
    public Attempt begin(String email, String address, boolean known) {
        var attempt = new Attempt();
        if (known) {
            attempt.take(accounts.get(email + " " + address, key -> forAccount()));
        } else {
            attempt.take(addresses.get(Network.of(address), key -> forAddress()));
            attempt.take(accounts.get(email, key -> forAccount()));
        }
        return attempt;
    }

    /// Begins an attempt to sign up, which needs no account.
    public Attempt beginSignUp(String address) {
        var attempt = new Attempt();
        attempt.take(addresses.get("sign-up " + Network.of(address), key -> forAddress()));
        return attempt;
    }

    /// Begins a request for a link to a new password. A request that is refused by its address does not
    /// count for its e-mail.
    Attempt beginReset(String email, String address) {
        var attempt = new Attempt();
        attempt.take(addresses.get("reset " + Network.of(address), key -> forAddress()));
        if (attempt.waitSeconds() == 0) {
            attempt.take(accounts.get("reset " + email, key -> forAccount()));
        }
        return attempt;
    }

    /// Begins the creation of a link that another user makes for this account.
    public Attempt beginLink(UUID userId) {
        var attempt = new Attempt();
        attempt.take(links.get(userId.toString(), key -> forAccount()));
        return attempt;
    }

    private static Bucket forAccount() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(5).refillGreedy(5, Duration.ofMinutes(1)))
                .addLimit(limit -> limit.capacity(20).refillGreedy(20, Duration.ofHours(1)))
                .addLimit(limit -> limit.capacity(60).refillGreedy(60, Duration.ofDays(1)))
                .build();
    }

    private static Bucket forAddress() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(40).refillGreedy(40, Duration.ofMinutes(5)))
                .addLimit(limit -> limit.capacity(300).refillGreedy(300, Duration.ofDays(1)))
                .build();
    }
}
