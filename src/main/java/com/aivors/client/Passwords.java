package com.aivors.client;

import com.aivors.platform.web.Problem;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and compares passwords with Argon2id, as many at once as there are processors: more would
/// only cost memory.
@Component
final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final int WAIT_SECONDS = 3;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /// 19 MiB, 2 passes, 1 lane:
    /// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
    private final Argon2PasswordEncoder argon =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

    /// Costs as much to compare with as anybody's; made of random bytes, since hashing at every
    /// start would hold it up.
    private final String nobodys = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(MEMORY_KIB, PASSES, LANES, random(SALT_BYTES), random(HASH_BYTES));

    String hash(String password) {
        return oneOfFew(() -> String.valueOf(argon.encode(normal(password))));
    }

    /// Takes as long when there is no hash to compare with.
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        boolean equal = oneOfFew(() -> argon.matches(normal(password), hash == null ? nobodys : hash));
        return equal && hash != null;
    }

    /// @throws Problem 400 naming `field` when nobody should have this password
    static void check(String password, String email, String field) {
        if (password.length() < SHORTEST) {
            throw Problem.invalid(field, "Please choose a password of at least " + SHORTEST + " characters.");
        }
        if (password.length() > LONGEST) {
            throw Problem.invalid(field, "A password has at most " + LONGEST + " characters.");
        }
        if (password.strip().equalsIgnoreCase(email) || password.isBlank()) {
            throw Problem.invalid(field, "This password is too easy to guess.");
        }
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The same password typed on two keyboards may differ in its bytes.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T oneOfFew(Supplier<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Problem busy() {
        return Problem.retryLater(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "Many people are signing in. Please try again.", WAIT_SECONDS);
    }
}
