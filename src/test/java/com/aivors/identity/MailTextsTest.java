package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {

    private static Properties words(Language language) throws IOException {
        var words = new Properties();
        Path file = Path.of("src/main/resources/mail/words_" + language.code() + ".properties");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    private static Set<String> parameters(String text) {
        var names = new TreeSet<String>();
        MailTexts.PARAMETER.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasTheSameKeysAndParameters(Language language) throws IOException {
        Properties english = words(Language.ENGLISH);
        Properties words = words(language);

        assertThat(words.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(words.stringPropertyNames()).allSatisfy(key -> {
            assertThat(words.getProperty(key)).as(key).isNotBlank();
            assertThat(parameters(words.getProperty(key))).as(key).isEqualTo(parameters(english.getProperty(key)));
        });
    }

    @Test
    void everyTextIsTranslated() throws IOException {
        Properties english = words(Language.ENGLISH);
        for (Language language : List.of(Language.GERMAN, Language.SPANISH)) {
            Properties words = words(language);
            assertThat(words.stringPropertyNames())
                    .allSatisfy(key -> assertThat(words.getProperty(key)).isNotEqualTo(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH | 27 November 2026, 09:05 UTC
            GERMAN  | 27. November 2026, 09:05 Uhr UTC
            SPANISH | 27 de noviembre de 2026, 09:05 UTC
            """)
    void timesAreFormattedForTheLanguage(Language language, String written) {
        assertThat(new MailTexts(language).time(Instant.parse("2026-11-27T09:05:30Z")))
                .isEqualTo(written);
    }
}
