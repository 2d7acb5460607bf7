package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A scalar of one type is not accepted as another.
class StrictBodiesTest {

    private static final JsonMapper JSON = mapper();

    enum Colour {
        RED
    }

    record Body(
            @Nullable String text,
            @Nullable Integer whole,
            @Nullable Long large,
            @Nullable Double fraction,
            @Nullable Boolean yes,
            @Nullable Colour colour,
            @Nullable UUID id,
            @Nullable List<String> texts) {}

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder().addModule(new StorableText());
        new StrictBodies().withoutCoercion().customize(builder);
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "text, 7",
                "text, 7.5",
                "text, true",
                "whole, '\"7\"'",
                "whole, 7.5",
                "whole, true",
                "whole, '\"\"'",
                "large, '\"7\"'",
                "large, 1e3",
                "fraction, '\"7.5\"'",
                "fraction, false",
                "yes, '\"true\"'",
                "yes, 1",
                "yes, 0",
                "colour, 0",
                "colour, '\"0\"'",
                "id, 7",
                "texts, '[7]'",
                "texts, '\"a\"'"
            })
    void valuesOfAnotherTypeAreRefused(String field, String value) {
        assertThatThrownBy(() -> JSON.readValue("{\"%s\": %s}".formatted(field, value), Body.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void valuesOfTheRightTypeAreAccepted() {
        assertThat(JSON.readValue("""
                        {"text": "7", "whole": 7, "large": 8, "fraction": 9, "yes": false, "colour": "RED",
                         "id": "00000000-0000-0000-0000-000000000001", "texts": ["a", null]}
                        """, Body.class).toString())
                .isEqualTo(
                        new Body("7", 7, 8L, 9.0, false, Colour.RED, new UUID(0, 1), java.util.Arrays.asList("a", null))
                                .toString());
        assertThat(JSON.readValue("{\"text\": null, \"yes\": null}", Body.class).text())
                .isNull();
    }
}
