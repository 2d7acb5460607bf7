package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String EMAIL = "victim@client.test";

    private final LoginThrottle throttle = new LoginThrottle();

    @Test
    void guessingAtOneAccountGetsSlower() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(throttle.begin(EMAIL, "203.0.113." + guess, false).waitSeconds())
                    .isZero();
        }
        assertThat(throttle.begin(EMAIL, "203.0.113.9", false).waitSeconds()).isPositive();
    }

    @Test
    void guessesFromElsewhereDoNotDelayAKnownAddress() {
        for (int guess = 0; guess < 10; guess++) {
            throttle.begin(EMAIL, "203.0.113.1", false);
        }
        assertThat(throttle.begin(EMAIL, "198.51.100.1", true).waitSeconds()).isZero();
    }

    @Test
    void guessingAtManyAccountsFromOneNetworkGetsSlower() {
        for (int guess = 0; guess < 40; guess++) {
            throttle.begin("user" + guess, "2001:db8::" + guess, false);
        }
        assertThat(throttle.begin("user", "2001:db8::ffff", false).waitSeconds())
                .as("one network counts as one")
                .isPositive();
    }

    @Test
    void resetsOfOtherAccountsDoNotDelayAReset() {
        for (int stranger = 0; stranger < 100; stranger++) {
            throttle.beginReset("user" + stranger + "@client.test", "203.0.113." + stranger);
        }
        assertThat(throttle.beginReset(EMAIL, "198.51.100.1").waitSeconds())
                .as("each address and each e-mail has a limit of its own")
                .isZero();
    }

    @Test
    void resetsOfOneAccountGetSlower() {
        for (int request = 0; request < 5; request++) {
            assertThat(throttle.beginReset(EMAIL, "203.0.113." + request).waitSeconds())
                    .isZero();
        }
        assertThat(throttle.beginReset(EMAIL, "203.0.113.9").waitSeconds()).isPositive();
        assertThat(throttle.begin(EMAIL, "203.0.113.9", false).waitSeconds())
                .as("signing in has a limit of its own")
                .isZero();
    }

    @Test
    void resetsFromOneAddressGetSlower() {
        for (int request = 0; request < 40; request++) {
            throttle.beginReset("user" + request + "@client.test", "203.0.113.1");
        }
        for (int request = 0; request < 10; request++) {
            assertThat(throttle.beginReset(EMAIL, "203.0.113.1").waitSeconds()).isPositive();
        }
        assertThat(throttle.beginReset(EMAIL, "198.51.100.1").waitSeconds())
                .as("a refused request takes nothing from the e-mail")
                .isZero();
    }

    @Test
    void successfulSignInsAreNotThrottled() {
        for (int signIn = 0; signIn < 100; signIn++) {
            LoginThrottle.Attempt attempt = throttle.begin(EMAIL, "203.0.113.1", false);
            assertThat(attempt.waitSeconds()).isZero();
            attempt.succeeded();
        }
    }
}
