package com.aivors.call.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {

    private static @Nullable List<Highlight> look(String text, String q) {
        return SearchQuery.of(q)
                .in(List.of(
                        new SearchedField("transcript", text, false),
                        new SearchedField("fromNumber", "+15035550142", true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Herr Müller ruft an                  | muller
            Herr Mu\u0308ller ruft an            | müller
            in der Straße                        | strasse
            in der STRASSE                       | straße
            caf\u00e9 at noon                    | cafe
            cafe\u0301 at noon                   | caf\u00e9
            ｃａｆｅ at noon                      | Cafe
            ｶﾞｲﾄﾞ                                 | ガイド
            Łódź, Ørsted                         | orsted lodz
            ΟΔΥΣΣΕΥΣ                             | Οδυσσεύς
            book an appointment for you          | you appointment
            book an appointment for you          | appo
            book an appointment for you          | "an appointment"
            I don't know                         | don't
            write to jo@example.com please       | jo@example.com
            私は東京都に住んでいます              | 京都
            สวัสดีครับ ผมอยากจองโต๊ะ               | จองโต๊ะ
            我想预约明天                          | 预约 明天
            my number is (415) 555-01 99.        | 4155550199
            my number is 415.555.0199            | 415 555 0199
            hello                                | +1 (503) 555-0142
            hello                                | 503-555-0142
            hello                                | 5550142
            the year 2026 was good               | 2026
            hello Smith                          | smith 503-555-0142
            """)
    void findsMatchingText(String text, String q) {
        assertThat(look(text, q)).as(q).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            book an appointment for you          | ppointment
            book an appointment for you          | appo book
            book an appointment for you          | "appointment an"
            book an appointment for you          | "an appo"
            はば                                  | はは
            hello                                | 555 0143
            hello                                | %
            hello                                | jones 503-555-0142
            """)
    void doesNotFindOtherText(String text, String q) {
        assertThat(look(text, q)).as(q).isNull();
    }

    @Test
    void highlightsTheOriginalTextWithItsContext() {
        assertThat(look("One two. Frau Müller, bitte!", "muller"))
                .containsExactly(new Highlight("transcript", "One two. Frau ", "Müller", ", bitte!"));
        Highlight far = Objects.requireNonNull(look("word ".repeat(100) + "needle" + " more".repeat(100), "needle"))
                .getFirst();
        assertThat(far.before().length()).isBetween(20, 49);
        assertThat(far.after().length()).isBetween(20, 73);
        assertThat(far.before()).startsWith("…word ").endsWith("word ");
        assertThat(far.after()).startsWith(" more ").endsWith(" more…");
    }
}
