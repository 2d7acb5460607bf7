package com.aivors.call.search;

import java.util.List;

/// Where telephone numbers stand in a text, as the search finds them.
public final class NumbersInText {

    private NumbersInText() {}

    /// @param end exclusive
    public record Place(int start, int end) {}

    public static List<Place> of(String text) {
        return Numbers.in(text, Numbers.FEWEST_IN_TEXT).stream()
                .map(number -> new Place(number.start(), number.end()))
                .toList();
    }
}
