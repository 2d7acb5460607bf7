package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.http.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which passwords nobody should have.
class PasswordsTest {

    private static void check(String password) {
        Passwords.check(password, "password", "desk@harbor-lane.example", "Harbor Lane Dental");
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
    void whatOthersTryFirstIsRefused(String password) {
        assertThatThrownBy(() -> check(password)).isInstanceOf(Problem.class);
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
    void anyOtherIsTakenWhateverItIsMadeOf(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "1234567890", "password", "qwerty!"})
    void judgingALongOneTakesNoTime(String part) {
        check("warm up the lists of words");
        String longest = part.repeat(200).substring(0, 200);
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            try {
                check(longest);
            } catch (Problem refused) {
                // As it may be.
            }
        });
        assertThatThrownBy(() -> check(longest + "x")).hasMessageContaining("at most 200");
    }
}
