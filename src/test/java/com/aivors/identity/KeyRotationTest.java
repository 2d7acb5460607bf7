package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.SettingsReader;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Rotation of the keys that sign access tokens: the newest key signs, and the previous one still
/// verifies.
class KeyRotationTest {

    private static final UUID USER = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final SecretKeys keys = SecretKeys.of(
            SettingsReader.read(Map.of("AIVORS_SECRET_KEY", "a secret key for tests, long enough for all of them")));
    private final AccessTokens tokens = new AccessTokens(keys, now::get);

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private String issue() {
        return tokens.issue(USER, SESSION, now.get().plus(Duration.ofDays(365)));
    }

    private static String keyId(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    @Test
    void theNewKeySignsAndThePreviousKeyStillVerifies() throws ParseException {
        String old = issue();
        pass(AccessTokens.KEY_LIFE);
        String young = issue();

        assertThat(keyId(young)).isNotEqualTo(keyId(old));
        assertThat(tokens.read(young)).isNotNull();
        assertThat(tokens.read(old)).isNotNull();
    }

    @Test
    void aKeyVerifiesForAtMostTwoPeriods() {
        String old = issue();
        pass(AccessTokens.KEY_LIFE.multipliedBy(2));
        assertThat(tokens.read(old)).isNull();
    }

    @Test
    void aTokenOfANodeWhoseClockIsAheadIsValid() {
        pass(AccessTokens.KEY_LIFE);
        String ahead = issue();
        pass(AccessTokens.KEY_LIFE.negated());
        assertThat(tokens.read(ahead)).isNotNull();
    }

    @Test
    void noTokenOutlivesItsKey() {
        assertThat(RunningSessions.LIFE).isLessThan(AccessTokens.KEY_LIFE);
    }
}
