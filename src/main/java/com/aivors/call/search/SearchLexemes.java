package com.aivors.call.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the index row of a call as a PostgreSQL tsvector. It contains words, pairs of characters
/// of scripts without spaces, endings of numbers, and the terms of filters, which have a `=`.
public final class SearchLexemes {

    private static final int LONGEST = 200;

    /// The most characters in all lexemes of a call; PostgreSQL limits a tsvector to 1 MiB.
    private static final int MOST = 200_000;

    private static final int LONGEST_NUMBER = 40;

    private SearchLexemes() {}

    /// @return the text of a tsvector
    public static String vector(Collection<String> terms, List<SearchedField> fields) {
        Set<String> lexemes = new LinkedHashSet<>();
        terms.forEach(term -> lexemes.add(cut(term)));
        for (SearchedField field : fields) {
            for (Numbers.Found number : Numbers.in(field.text(), Numbers.FEWEST_IN_TEXT)) {
                lexemes.addAll(endings(number.digits()));
            }
            List<Token> tokens = Token.of(field.text());
            for (int i = 0; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                lexemes.add(cut(token.text()));
                if (token.sign() && i + 1 < tokens.size() && tokens.get(i + 1).sign()) {
                    lexemes.add(token.text() + tokens.get(i + 1).text());
                }
            }
        }
        int size = 0;
        var kept = new LinkedHashSet<String>();
        for (String lexeme : lexemes) {
            size += lexeme.length() + 3;
            if (size > MOST) {
                break;
            }
            kept.add(quoted(lexeme));
        }
        return String.join(" ", kept);
    }

    private static List<String> endings(String digits) {
        String last = digits.length() > LONGEST_NUMBER ? digits.substring(digits.length() - LONGEST_NUMBER) : digits;
        return IntStream.rangeClosed(0, last.length() - Numbers.FEWEST)
                .mapToObj(at -> number(last.substring(at)))
                .toList();
    }

    /// Returns the term of an ending of a number.
    static String number(String digits) {
        return "number=" + digits;
    }

    static String quoted(String lexeme) {
        return "'" + cut(lexeme).replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /// Returns the text of a tsquery that matches any of these.
    public static String any(Collection<String> lexemes) {
        return lexemes.stream().map(SearchLexemes::quoted).collect(Collectors.joining(" | ", "(", ")"));
    }

    static String cut(String lexeme) {
        return lexeme.length() <= LONGEST
                ? lexeme
                : lexeme.substring(
                        0, lexeme.offsetByCodePoints(0, Math.min(LONGEST, lexeme.codePointCount(0, lexeme.length()))));
    }
}
