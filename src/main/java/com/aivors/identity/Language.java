package com.aivors.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A language in which pages and mails are written.
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

    /// As it is stored and sent.
    public String code() {
        return code;
    }

    Locale locale() {
        return Locale.of(code);
    }

    static Optional<Language> of(@Nullable String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /// The one that an `Accept-Language` header likes most among ours.
    ///
    /// @return null when it names none of them, or cannot be read
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
