package com.aivors.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The text of a cursor: the position where a page ended, in base64, so that callers do not
/// interpret it.
public final class PageCursor {

    private PageCursor() {}

    /// Creates a position from the two halves of a cursor, or throws when they are not valid.
    public interface Reader<T> extends BiFunction<String, String, T> {}

    /// @param first contains no space
    public static String text(Object first, String rest) {
        return text(first + " " + rest);
    }

    public static String text(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// @return null without a cursor
    /// @throws Problem 400 when it is not one of [#text(Object, String)], or `reader` throws an
    ///     [IllegalArgumentException] or a [DateTimeException]
    public static <T> @Nullable T read(@Nullable String cursor, Reader<T> reader) {
        String plain = plain(cursor);
        if (plain == null) {
            return null;
        }
        int space = plain.indexOf(' ');
        if (space >= 0) {
            try {
                return reader.apply(plain.substring(0, space), plain.substring(space + 1));
            } catch (IllegalArgumentException | DateTimeException e) {
                // Reported below.
            }
        }
        throw invalid();
    }

    /// @return null without a cursor
    /// @throws Problem 400 for a cursor that [#text(String)] did not make; PostgreSQL accepts no
    ///     zero character
    public static @Nullable String plain(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (plain.indexOf('\0') < 0) {
                return plain;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw invalid();
    }

    private static Problem invalid() {
        return FieldProblem.INVALID_CURSOR.problem("cursor");
    }
}
