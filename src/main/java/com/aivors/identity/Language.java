package com.aivors.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A supported language of pages and mails.
public enum Language {
    @JsonProperty("en")
    ENGLISH("en"),
    @JsonProperty("de")
    GERMAN("de"),
    @JsonProperty("es")
    SPANISH("es");

    private static final int LONGEST_HEADER = 1000;

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /// Returns the code that the database and the API use.
    public String code() {
        return code;
    }

    Locale locale() {
        return Locale.of(code);
    }

    static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /// Returns the supported language with the highest weight in an `Accept-Language` header.
    ///
    /// @return null when the header names none of them or is malformed
    static @Nullable Language liked(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return null;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> of(range.getRange().split("-", 2)[0]).stream())
                    .findFirst()
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
