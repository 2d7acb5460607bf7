package com.aivors.platform.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell of a CSV file that people open in a spreadsheet.
public final class CsvCell {

    /// The characters that begin a formula, including their wide East Asian forms.
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private CsvCell() {}

    /// Quotes text that a spreadsheet would run as a formula (OWASP, CSV injection), because
    /// callers choose some texts. Only a plain E.164 number keeps its plus sign; `+1-503-555-0142`
    /// would be a sum. Like spreadsheets, this ignores invisible characters at the beginning.
    public static String of(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        int first = text.codePoints().filter(c -> !isInvisible(c)).findFirst().orElse(' ');
        return FORMULA.indexOf(first) >= 0 && !E164.matcher(text).matches() ? "'" + text : text;
    }

    /// Covers white space including no-break spaces, control characters, and zero-width, byte-order
    /// and direction marks.
    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || !Character.isDefined(c);
    }
}
