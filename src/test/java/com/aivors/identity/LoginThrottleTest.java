package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String EMAIL = "victim@client.test";

    private final LoginThrottle attempts = new LoginThrottle();

    @Test
    void guessingAtOneAccountGetsSlower() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(attempts.begin(EMAIL, "203.0.113." + guess, false).waitSeconds())
                    .isZero();
        }
        assertThat(attempts.begin(EMAIL, "203.0.113.9", false).waitSeconds()).isPositive();
    }

    @Test
    void theOwnerStillGetsInFromHome() {
        for (int guess = 0; guess < 10; guess++) {
            attempts.begin(EMAIL, "203.0.113.1", false);
        }
        assertThat(attempts.begin(EMAIL, "198.51.100.1", true).waitSeconds()).isZero();
    }

    @Test
    void guessingAtManyAccountsFromOnePlaceGetsSlower() {
        for (int guess = 0; guess < 40; guess++) {
            attempts.begin("user" + guess, "2001:db8::" + guess, false);
        }
        assertThat(attempts.begin("user", "2001:db8::ffff", false).waitSeconds())
                .as("one network counts as one")
                .isPositive();
    }

    @Test
    void whatTurnsOutWellCostsNothing() {
        for (int signIn = 0; signIn < 100; signIn++) {
            LoginThrottle.Attempt attempt = attempts.begin(EMAIL, "203.0.113.1", false);
            assertThat(attempt.waitSeconds()).isZero();
            attempt.succeeded();
        }
    }
}
