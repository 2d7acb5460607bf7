package com.aivors.call.search;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes the prefix of a word as part of a tsquery.
///
/// For a prefix (`'tom':*`), PostgreSQL reads all calls of all clients that have any word with it,
/// before it compares them with the rest of the query. It compares listed words call by call.
final class WordBeginning {

    /// The index contains too many words with shorter prefixes.
    private static final int SHORTEST = 3;

    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private WordBeginning() {}

    /// @param text the folded prefix
    /// @return null when the index cannot narrow the search
    static @Nullable String query(String text, Vocabulary vocabulary) {
        List<String> words = DIGIT.matcher(text).find() ? null : vocabulary.beginningWith(text);
        if (words != null && words.isEmpty()) {
            // No indexed word has this prefix, so the prefix itself finds no call either.
            return SearchLexemes.quoted(text);
        }
        if (words != null && words.size() <= Vocabulary.MOST_LISTED) {
            return words.stream().flatMap(WordBeginning::terms).collect(Collectors.joining(" | ", "(", ")"));
        }
        return text.length() < SHORTEST ? null : beginning(text);
    }

    private static Stream<String> terms(String word) {
        if (!word.endsWith(Vocabulary.DIGITS)) {
            return Stream.of(SearchLexemes.quoted(word));
        }
        String letters = word.substring(0, word.length() - Vocabulary.DIGITS.length());
        return IntStream.rangeClosed(0, 9).mapToObj(digit -> beginning(letters + digit));
    }

    static String beginning(String lexeme) {
        return SearchLexemes.quoted(lexeme) + ":*";
    }
}
