package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.Role;
import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsReader;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// The duration of a session, with a clock that the test sets.
class RenewalTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final UUID USER = new UUID(1, 1);

    private static final Pools POOLS = TestDatabase.freshPools();

    private Instant now = NOON;
    private final UUID session = UUID.randomUUID();
    private final Settings settings =
            SettingsReader.read(Map.of("AIVORS_SECRET_KEY", "a secret key for tests, long enough for all of them"));
    private final AccessTokens tokens = new AccessTokens(SecretKeys.of(settings), () -> now);
    private final Sessions sessions = new Sessions();
    private final Database database = new Database(POOLS.reads());
    private final RunningSessions running =
            new RunningSessions(database, sessions, tokens, new SessionCookie(settings), () -> now);

    @BeforeAll
    static void open() {
        new Database(POOLS.reads())
                .as(
                        Role.ACCOUNTS,
                        db -> new Users()
                                .add(
                                        db,
                                        new Account(
                                                USER,
                                                null,
                                                SignedIn.Role.OPERATOR,
                                                "a@b.test",
                                                null,
                                                null,
                                                false,
                                                false),
                                        NOON));
    }

    @AfterAll
    static void close() {
        POOLS.close();
    }

    @BeforeEach
    void signIn() {
        database.as(Role.ACCOUNTS, db -> {
            sessions.open(
                    db, session, USER, NOON, NOON.plus(RunningSessions.LIFE), new Device("127.0.0.1", null, null));
            return true;
        });
    }

    private @Nullable String visit(String token, Duration later) {
        now = NOON.plus(later);
        running.forget();
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("access_token", token));
        var response = new MockHttpServletResponse();
        assertThat(running.identify(request, response)).isNotNull();
        Cookie renewed = response.getCookie("access_token");
        return renewed == null ? null : renewed.getValue();
    }

    @Test
    void aRecentCookieIsNotRenewed() {
        String token = tokens.issue(USER, session, NOON.plus(RunningSessions.LIFE));
        assertThat(visit(token, Duration.ofHours(5))).isNull();
    }

    @Test
    void anActiveUserStaysSignedInForAMonth() {
        String token = tokens.issue(USER, session, NOON.plus(RunningSessions.LIFE));
        Duration later = Duration.ZERO;
        while (later.compareTo(RunningSessions.LONGEST.minus(RunningSessions.LIFE)) < 0) {
            later = later.plusHours(8);
            String renewed = visit(token, later);
            assertThat(renewed).isNotNull();
            token = String.valueOf(renewed);
        }
        AccessTokens.Token last = tokens.read(token);
        assertThat(last).isNotNull();
        now = NOON.plus(RunningSessions.LONGEST).plusSeconds(1);
        assertThat(tokens.read(token)).isNull();
    }

    @Test
    void anInactiveUserIsSignedOut() {
        String token = tokens.issue(USER, session, NOON.plus(RunningSessions.LIFE));
        now = NOON.plus(RunningSessions.LIFE).plusSeconds(1);
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("access_token", token));
        assertThat(running.identify(request, new MockHttpServletResponse())).isNull();
    }
}
