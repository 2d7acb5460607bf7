package com.aivors.call.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordBeginningTest {

    private static final SortedSet<String> WORDS =
            new TreeSet<>(List.of("an", "room", "room#", "tomorrow", "tomorrows"));

    static {
        IntStream.range(0, 30).forEach(i -> WORDS.add("con" + (char) ('a' + i % 26) + (char) ('a' + i / 26)));
    }

    private static final Vocabulary VOCABULARY = text -> WORDS.tailSet(text).stream()
            .takeWhile(word -> word.startsWith(text))
            .limit(Vocabulary.MOST_LISTED + 1L)
            .toList();

    private static String query(String q, Vocabulary vocabulary) {
        return String.valueOf(SearchQuery.of(q).query(vocabulary));
    }

    @Test
    void listsTheWordsWithThePrefix() {
        assertThat(query("appointment tomo", VOCABULARY)).isEqualTo("'appointment' & ('tomorrow' | 'tomorrows')");
        assertThat(query("a", VOCABULARY)).isEqualTo("('an')");
    }

    @Test
    void anUnknownPrefixBecomesAnExactWord() {
        assertThat(query("zyzz", VOCABULARY)).isEqualTo("'zyzz'");
    }

    @Test
    void addsAPrefixSearchForEachFollowingDigit() {
        assertThat(query("room", VOCABULARY))
                .startsWith("('room' | 'room0':* | 'room1':*")
                .endsWith("'room9':*)");
        assertThat(query("room1", VOCABULARY)).isEqualTo("'room1':*");
    }

    @Test
    void leavesPrefixesOfManyWordsToTheIndex() {
        assertThat(query("con", VOCABULARY)).isEqualTo("'con':*");
        assertThat(query("co", VOCABULARY)).isEqualTo("null");
    }

    @Test
    void anIncompleteVocabularyKeepsThePrefixSearch() {
        assertThat(query("tomo", _ -> null)).isEqualTo("'tomo':*");
    }
}
