package com.aivors.call.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A parsed search text: words in any order, the last one as a prefix, `"a phrase"`, and numbers in
/// any format.
///
/// @param sought a call must have all of them; empty when the text has no word
public record SearchQuery(List<Sought> sought) {

    private static final Pattern PHRASE = Pattern.compile("[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?");

    private static final int MOST_HIGHLIGHTS = 3;

    /// The most words, phrases and numbers of a search; the rest is ignored.
    private static final int MOST_SOUGHT = 20;

    public static SearchQuery of(String text) {
        var sought = new ArrayList<Sought>();
        Matcher phrase = PHRASE.matcher(text);
        int from = 0;
        while (phrase.find()) {
            addLoose(sought, text.substring(from, phrase.start()), false);
            List<Token> words = Token.of(phrase.group(1));
            if (!words.isEmpty()) {
                sought.add(new Sought.Words(words, false));
            }
            from = phrase.end();
        }
        addLoose(sought, text.substring(from), true);
        return new SearchQuery(sought.stream().limit(MOST_SOUGHT).toList());
    }

    /// @param last true when the last word is a prefix
    private static void addLoose(List<Sought> sought, String text, boolean last) {
        int from = 0;
        for (Numbers.Found number : Numbers.in(text, Numbers.FEWEST)) {
            addWords(sought, text.substring(from, number.start()), false);
            boolean atEnd = last && Token.of(text.substring(number.end())).isEmpty();
            var words = new ArrayList<Sought>();
            addWords(words, text.substring(number.start(), number.end()), atEnd);
            sought.add(new Sought.PhoneNumber(
                    Numbers.significant(number.digits()),
                    words.stream().map(Sought.Words.class::cast).toList()));
            from = number.end();
        }
        addWords(sought, text.substring(from), last);
    }

    /// Treats text without a space inside, such as `don't` or `example.com`, as words side by side.
    private static void addWords(List<Sought> sought, String text, boolean last) {
        List<List<Token>> units = Pattern.compile("[\\s\\p{Z}]+")
                .splitAsStream(text)
                .map(Token::of)
                .filter(tokens -> !tokens.isEmpty())
                .toList();
        for (int i = 0; i < units.size(); i++) {
            sought.add(new Sought.Words(units.get(i), last && i == units.size() - 1));
        }
    }

    public boolean isEmpty() {
        return sought.isEmpty();
    }

    /// Returns a tsquery that finds every matching call and possibly others. Returns null when the
    /// index cannot narrow the search.
    public @Nullable String query(Vocabulary vocabulary) {
        String query = sought.stream()
                .map(one -> one.query(vocabulary))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" & "));
        return query.isEmpty() ? null : query;
    }

    /// @return the places of the matches; null when any part is missing
    public @Nullable List<Highlight> in(List<SearchedField> fields) {
        List<Sought.Indexed> indexed = fields.stream().map(Sought.Indexed::of).toList();
        var highlights = new ArrayList<Highlight>();
        var places = new HashSet<String>();
        for (Sought one : sought) {
            boolean found = false;
            for (Sought.Indexed field : indexed) {
                Sought.Place place = one.in(field);
                if (place != null) {
                    found = true;
                    if (highlights.size() < MOST_HIGHLIGHTS
                            && places.add(field.field().name() + place.start() + ":" + place.end())) {
                        highlights.add(Highlight.in(field.field(), place.start(), place.end()));
                    }
                    break;
                }
            }
            if (!found) {
                return null;
            }
        }
        return sought.isEmpty() ? null : highlights;
    }
}
