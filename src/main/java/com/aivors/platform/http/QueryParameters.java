package com.aivors.platform.http;

import com.aivors.platform.time.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the values of a query string. A blank value counts as absent. A wrong value is a 400 that
/// names the parameter.
public final class QueryParameters {

    private static final int LONGEST_TEXT = 255;
    private static final int STANDARD_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private QueryParameters() {}

    /// @return the first value of a parameter as it was given; null without one
    public static @Nullable String first(Map<String, List<String>> given, String name) {
        List<String> values = given.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    public static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST_TEXT || !StorableText.isStorable(value)) {
            throw FieldProblem.PLAIN_TEXT.problem(name, LONGEST_TEXT);
        }
        return value.strip();
    }

    public static @Nullable String oneOf(String name, @Nullable String value, Set<String> allowed) {
        String text = text(name, value);
        if (text != null && !allowed.contains(text)) {
            throw FieldProblem.ONE_OF.problem(
                    name, String.join(", ", allowed.stream().sorted().toList()));
        }
        return text;
    }

    public static @Nullable Instant time(String name, @Nullable String value) {
        String text = text(name, value);
        try {
            return text == null ? null : IsoTime.parse(text);
        } catch (DateTimeException e) {
            throw FieldProblem.TIME.problem(name);
        }
    }

    /// @param thing the kind of thing that the id belongs to, for the message
    public static @Nullable UUID id(String name, @Nullable String value, String thing) {
        String text = text(name, value);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw FieldProblem.ID_OF.problem(name, thing);
        }
    }

    /// Returns the search text. Removes zero characters, because no stored text contains one.
    public static @Nullable String sought(@Nullable String q) {
        return q == null ? null : text("q", q.replace("\0", ""));
    }

    /// @return null when the request sets no limit
    public static @Nullable Integer pageSizeOrAll(@Nullable String limit) {
        return limit == null || limit.isBlank() ? null : pageSize(limit);
    }

    /// Returns the number of entries per page. A larger number is reduced to the maximum.
    public static int pageSize(@Nullable String limit) {
        if (limit == null || limit.isBlank()) {
            return STANDARD_PAGE;
        }
        String digits = limit.strip();
        if (!digits.matches("\\d{1,6}") || Integer.parseInt(digits) < 1) {
            throw FieldProblem.NUMBER_BETWEEN.problem("limit", 1, LARGEST_PAGE);
        }
        return Math.min(Integer.parseInt(digits), LARGEST_PAGE);
    }
}
