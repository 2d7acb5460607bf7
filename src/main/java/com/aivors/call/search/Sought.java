package com.aivors.call.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a search. A call must have all parts, each in any field.
sealed interface Sought {

    /// A place in a text.
    record Place(int start, int end) {}

    /// @return the first place in the field; null when there is none
    @Nullable
    Place in(Indexed field);

    /// Returns a part of a tsquery; null when the index cannot narrow the search.
    @Nullable
    String query(Vocabulary vocabulary);

    /// A text with its words and numbers, parsed once.
    record Indexed(SearchedField field, List<Token> tokens, List<Numbers.Found> numbers) {

        static Indexed of(SearchedField field) {
            return new Indexed(
                    field,
                    Token.of(field.text()),
                    field.number()
                            ? List.of(new Numbers.Found(
                                    Numbers.digits(field.text()),
                                    0,
                                    field.text().length()))
                            : Numbers.in(field.text(), Numbers.FEWEST_IN_TEXT));
        }
    }

    /// Words side by side; usually just one.
    ///
    /// @param beginning true when the last word is a prefix
    record Words(List<Token> words, boolean beginning) implements Sought {

        @Override
        public @Nullable Place in(Indexed field) {
            List<Token> tokens = field.tokens();
            for (int at = 0; at + words.size() <= tokens.size(); at++) {
                if (standsAt(tokens, at)) {
                    return new Place(
                            tokens.get(at).start(),
                            tokens.get(at + words.size() - 1).end());
                }
            }
            return null;
        }

        private boolean standsAt(List<Token> tokens, int at) {
            for (int i = 0; i < words.size(); i++) {
                Token wanted = words.get(i);
                String there = tokens.get(at + i).text();
                // A character of a script without spaces is no prefix: with a mark it is another
                // character.
                boolean open = beginning && i == words.size() - 1 && !wanted.sign();
                if (!(open ? there.startsWith(wanted.text()) : there.equals(wanted.text()))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public @Nullable String query(Vocabulary vocabulary) {
            var parts = new ArrayList<String>();
            for (int i = 0; i < words.size(); i++) {
                Token word = words.get(i);
                boolean last = i == words.size() - 1;
                if (word.sign() && !last && words.get(i + 1).sign()) {
                    parts.add(
                            SearchLexemes.quoted(word.text() + words.get(i + 1).text()));
                } else if (!isSecondOfAPair(i) && (!last || !beginning || word.sign())) {
                    parts.add(SearchLexemes.quoted(word.text()));
                } else if (!word.sign()) {
                    String begun = WordBeginning.query(word.text(), vocabulary);
                    if (begun != null) {
                        parts.add(begun);
                    }
                }
            }
            return parts.isEmpty() ? null : String.join(" & ", parts);
        }

        private boolean isSecondOfAPair(int at) {
            return at > 0 && words.get(at).sign() && words.get(at - 1).sign();
        }
    }

    /// A number, found by its digits or by the words it is written with.
    record PhoneNumber(String digits, List<Words> words) implements Sought {

        @Override
        public @Nullable Place in(Indexed field) {
            for (Numbers.Found number : field.numbers()) {
                if (number.digits().contains(digits)) {
                    return new Place(number.start(), number.end());
                }
            }
            // Words in different fields would be separate parts of the search.
            Place first = null;
            for (Words word : words) {
                Place place = word.in(field);
                if (place == null) {
                    return null;
                }
                first = first == null ? place : first;
            }
            return first;
        }

        @Override
        public @Nullable String query(Vocabulary vocabulary) {
            var parts = new ArrayList<String>();
            for (Words word : words) {
                String query = word.query(vocabulary);
                if (query != null) {
                    parts.add(query);
                }
            }
            return parts.isEmpty()
                    ? null
                    : "(" + WordBeginning.beginning(SearchLexemes.number(digits)) + " | (" + String.join(" & ", parts)
                            + "))";
        }
    }
}
