package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests of the rule for passwords.
class PasswordsTest {

    private static Optional<PasswordFault> fault(String password) {
        return Passwords.fault(password, "desk@harbor-lane.example", "Harbor Lane Dental");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "ninechars",
                "password123",
                "P4ssword123",
                "1234567890",
                "qwertyuiop",
                "aaaaaaaaaaaaaaaa",
                "abcdefghijkl",
                "          ",
                "letmein12345",
                "desk@harbor-lane.example",
                "DESK@Harbor-Lane.example ",
                "Harbor Lane Dental",
                "aivors2026",
                "aivorsretell"
            })
    void easilyGuessedPasswordsAreRefused(String password) {
        assertThat(fault(password)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "a long enough password",
                "tmK8wq2ZpL",
                "ein langes passwort für die praxis",
                "пароль для клиники на углу",
                "demo-larkspur",
                "🦷🪥🦷🪥 and a rabbit"
            })
    void otherPasswordsOfAnyCharactersAreAccepted(String password) {
        assertThat(fault(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "1234567890", "password", "qwerty!"})
    void checkingALongPasswordIsFast(String part) {
        assertThat(fault("warm up the lists of words")).isEmpty();
        String longest = part.repeat(200).substring(0, 200);
        assertThat(Assertions.assertTimeout(Duration.ofSeconds(2), () -> fault(longest)))
                .isNotEqualTo(Optional.of(PasswordFault.TOO_LONG));
        assertThat(fault(longest + "x")).contains(PasswordFault.TOO_LONG);
    }
}
