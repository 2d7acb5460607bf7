package com.aivors.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.http.Problem;
import com.aivors.testing.TestServer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

class RequestLimitTest {

    private final RequestLimit limit = new RequestLimit(3, 2, Duration.ofMillis(50));

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private void send(@Nullable UUID user, String address, String path) throws Exception {
        send(user, address, path, new MockFilterChain());
    }

    private void send(@Nullable UUID user, String address, String path, FilterChain chain) {
        SecurityContextHolder.clearContext();
        if (user != null) {
            var who = new SignedIn(user, null, "a@b.test", SignedIn.Role.OPERATOR, UUID.randomUUID());
            SecurityContextHolder.getContext()
                    .setAuthentication(new PreAuthenticatedAuthenticationToken(who, "", List.of()));
        }
        var request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(address);
        try {
            limit.doFilter(request, new MockHttpServletResponse(), chain);
        } catch (ServletException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void exhaust(@Nullable UUID user, String address) throws Exception {
        for (int i = 0; i < 3; i++) {
            send(user, address, "/api/calls");
        }
        assertThatThrownBy(() -> send(user, address, "/api/calls")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(429);
            assertThat(problem.retryAfterSeconds()).isBetween(1, 60);
        });
    }

    @Test
    void eachUserHasOneLimitForAllAddresses() throws Exception {
        UUID user = UUID.randomUUID();
        exhaust(user, "192.0.2.1");
        assertThatThrownBy(() -> send(user, "192.0.2.2", "/api/calls")).isInstanceOf(Problem.class);
        assertThatCode(() -> send(UUID.randomUUID(), "192.0.2.1", "/api/calls")).doesNotThrowAnyException();
    }

    @Test
    void eachAddressHasALimitWithoutSignIn() throws Exception {
        exhaust(null, "2001:db8::1");
        assertThatThrownBy(() -> send(null, "2001:db8::2", "/api/calls"))
                .as("one customer has a whole /64")
                .isInstanceOf(Problem.class);
        assertThatCode(() -> send(null, "2001:db8:0:1::1", "/api/calls")).doesNotThrowAnyException();
        assertThatCode(() -> send(null, "2001:db8::1", "/calls"))
                .as("pages are served")
                .doesNotThrowAnyException();
    }

    @Test
    void encodedPathsCountTowardsTheLimit() throws Exception {
        exhaust(null, "192.0.2.9");
        assertThatThrownBy(() -> send(null, "192.0.2.9", "/%61pi/auth/options")).isInstanceOf(Problem.class);
    }

    @Test
    void eachUserHasALimitOfParallelRequests() throws Exception {
        UUID user = UUID.randomUUID();
        var answering = new CountDownLatch(2);
        var held = new CountDownLatch(1);
        var slow = new ArrayList<Thread>();
        for (int i = 0; i < 2; i++) {
            slow.add(Thread.ofVirtual()
                    .start(() -> send(user, "192.0.2.1", "/api/calls", (_, _) -> {
                        answering.countDown();
                        await(held);
                    })));
        }
        await(answering);

        assertThatThrownBy(() -> send(user, "192.0.2.1", "/api/calls"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(429));
        assertThatCode(() -> send(UUID.randomUUID(), "192.0.2.1", "/api/calls")).doesNotThrowAnyException();
        held.countDown();
        for (Thread one : slow) {
            one.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void webhooksHaveNoSecurityFilters() {
        try (TestServer server = TestServer.start()) {
            var chains = server.part(FilterChainProxy.class).getFilterChains();
            for (String path : List.of("/api/n8n/retell-webhook", "/api/retell/webhook")) {
                var webhook = new MockHttpServletRequest("POST", path);
                assertThat(chains.getFirst().matches(webhook)).isTrue();
            }
            assertThat(chains.getFirst().getFilters()).isEmpty();
            assertThat(chains.getLast().getFilters()).anyMatch(RequestLimit.class::isInstance);
        }
    }
}
