package com.aivors.call.search;

import java.util.List;
import java.util.function.UnaryOperator;

/// Finds the places of telephone numbers in a text, as the search does.
public final class NumbersInText {

    private NumbersInText() {}

    /// @param end exclusive
    public record Place(int start, int end) {}

    public static List<Place> of(String text) {
        return Numbers.in(text, Numbers.FEWEST_IN_TEXT).stream()
                .map(number -> new Place(number.start(), number.end()))
                .toList();
    }

    /// @param replacement receives each number as written
    public static String replaced(String text, UnaryOperator<String> replacement) {
        var result = new StringBuilder();
        int from = 0;
        for (Place place : of(text)) {
            result.append(text, from, place.start())
                    .append(replacement.apply(text.substring(place.start(), place.end())));
            from = place.end();
        }
        return result.append(text, from, text.length()).toString();
    }
}
