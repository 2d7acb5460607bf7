package com.aivors.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and compares passwords with Argon2id. As many run at once as there are processors,
/// because more would only use more memory.
@Component
public final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    /// All best-known passwords need fewer guesses. [LoginThrottle] allows sixty guesses a day.
    private static final double FEWEST_GUESSES = 30_000;

    /// Longer texts take longer to estimate, and their beginning is hard enough to guess.
    private static final int MEASURED = 64;

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// How long a password waits for its turn.
    static final int WAIT_SECONDS = 3;

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

    /// A hash of no password, for comparisons without an account. Comparing with it takes as long
    /// as with a real hash. Made of random bytes, because hashing would delay every start.
    private final String nobodys = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(MEMORY_KIB, PASSES, LANES, random(SALT_BYTES), random(HASH_BYTES));

    /// @return empty when too many others are being hashed
    public Optional<String> hash(String password) {
        return oneOfFew(() -> String.valueOf(argon.encode(normal(password))));
    }

    /// Takes as long when there is no hash to compare with.
    ///
    /// @return empty when too many others are being compared
    Optional<Boolean> matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return Optional.of(false);
        }
        return oneOfFew(() -> argon.matches(normal(password), hash == null ? nobodys : hash))
                .map(equal -> equal && hash != null);
    }

    /// @param about what a stranger knows of the account: its e-mail, its business
    /// @return why nobody should have this password; empty when it may be chosen
    static Optional<PasswordFault> fault(String password, @Nullable String... about) {
        if (password.length() < SHORTEST) {
            return Optional.of(PasswordFault.TOO_SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(PasswordFault.TOO_LONG);
        }
        return guesses(password, about) < FEWEST_GUESSES ? Optional.of(PasswordFault.TOO_EASY) : Optional.empty();
    }

    private static double guesses(String password, @Nullable String... about) {
        var known = new ArrayList<>(List.of("aivors", "retell"));
        for (String text : about) {
            if (text != null) {
                String lower = text.toLowerCase(Locale.ROOT);
                known.add(lower);
                known.addAll(List.of(WORDS.split(lower, -1)));
            }
        }
        // Capitals do not count: an attacker who knows the words tries them in any case.
        String typed = password.strip().toLowerCase(Locale.ROOT);
        String start = typed.substring(0, Math.min(typed.length(), MEASURED));
        return Estimate.ZXCVBN.measure(start, known).getGuesses();
    }

    /// Loads the word lists when the first password is chosen, not when the service starts.
    private static final class Estimate {

        /// Knows the 30,000 passwords most often found in breaches, and words, names, keyboard
        /// patterns, dates and their usual variations: https://github.com/nulab/zxcvbn4j
        private static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Normalises the text, because two keyboards may send the same password as different bytes.
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /// @return empty when no place is free in time
    private <T> Optional<T> oneOfFew(Supplier<T> work) {
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }
}
