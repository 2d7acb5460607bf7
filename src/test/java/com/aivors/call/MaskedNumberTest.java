package com.aivors.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+14155550142, +1 ••• ••• ••42",
        "+1 (415) 555-0142, +1 ••• ••• ••42",
        "+49301234567, +49 ••• ••• ••67",
        "+353861234567, +353 ••• ••• ••67",
        "+3531234, +353 ••• ••• ••34",
        "4155550142, ••• ••• ••42",
        "004930123456, ••• ••• ••56",
        "911, •••",
        "+12345, •••",
        "sip:+14155550142@trunk.example, sip:•••",
        "SIPS:priya@example.com, sips:•••",
        "tel:+14155550142, tel:•••",
        "priya@example.com, •••",
        "Priya Abbott, •••",
        "anonymous, anonymous",
        "Restricted, Restricted",
        "unknown, unknown"
    })
    void keepsTheCountryCodeAndTheLastTwoDigits(String number, String masked) {
        assertThat(MaskedNumber.of(number)).isEqualTo(masked);
    }

    @Test
    void keepsAnEmptyTextEmpty() {
        assertThat(MaskedNumber.of("")).isEmpty();
    }

    @Test
    void masksPhoneNumbersInTexts() {
        var numbers = CallNumbers.of("+14155550142", null, "sip:x");
        assertThat(numbers.mask("Call 415.555.0142, order 12345678, on 2026-11-27."))
                .isEqualTo("Call •••, order 12345678, on 2026-11-27.");
        assertThat(numbers.mask("caller_14155550142.json")).isEqualTo("caller_•••.json");
        assertThat(numbers.mask("Or +44 20 7946 0000")).isEqualTo("Or •••");
        assertThat(numbers.mask("nothing")).isEqualTo("nothing");
    }
}
