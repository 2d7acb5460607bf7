package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    private static final UUID ID = UUID.fromString("0190f6f0-0000-7000-8000-000000000001");

    private static void assertRefused(String parameter, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly(parameter));
    }

    @Test
    void blankValuesCountAsAbsent() {
        for (String value : new String[] {null, "", "  "}) {
            assertThat(QueryParameters.text("q", value)).isNull();
            assertThat(QueryParameters.oneOf("kind", value, Set.of("a"))).isNull();
            assertThat(QueryParameters.time("from", value)).isNull();
            assertThat(QueryParameters.id("clientId", value, "client")).isNull();
            assertThat(QueryParameters.pageSize(value)).isEqualTo(50);
        }
    }

    @Test
    void validValuesAreParsed() {
        assertThat(QueryParameters.text("q", " two words ")).isEqualTo("two words");
        assertThat(QueryParameters.oneOf("kind", "a", Set.of("a", "b"))).isEqualTo("a");
        assertThat(QueryParameters.time("from", " 2026-01-31T00:00:00Z "))
                .isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(QueryParameters.id("clientId", ID.toString(), "client")).isEqualTo(ID);
        assertThat(QueryParameters.pageSize("7")).isEqualTo(7);
        assertThat(QueryParameters.pageSize("100000")).isEqualTo(200);
    }

    @Test
    void unstorableOrTooLongTextIsRefused() {
        for (String value : List.of("a\0b", "half \ud83d of it", "x".repeat(256))) {
            assertRefused("q", () -> QueryParameters.text("q", value));
            assertRefused("kind", () -> QueryParameters.oneOf("kind", value, Set.of("a")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-31", "+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z"})
    void invalidOrOutOfRangeTimesAreRefused(String value) {
        assertRefused("from", () -> QueryParameters.time("from", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999"})
    void invalidPageSizesAreRefused(String value) {
        assertRefused("limit", () -> QueryParameters.pageSize(value));
    }

    @Test
    void unknownOptionsAreRefusedWithTheAllowedOnes() {
        assertRefused("kind", () -> QueryParameters.oneOf("kind", "c", Set.of("b", "a")));
        assertThatThrownBy(() -> QueryParameters.oneOf("kind", "c", Set.of("b", "a")))
                .hasMessage("Must be one of a, b.");
        assertRefused("clientId", () -> QueryParameters.id("clientId", "x", "client"));
    }
}
