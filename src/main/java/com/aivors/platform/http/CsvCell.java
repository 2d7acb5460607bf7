package com.aivors.platform.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell of a CSV file that people open in a spreadsheet.
public final class CsvCell {

    /// What begins a formula, also in the wide forms of East Asian keyboards.
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private CsvCell() {}

    /// What a spreadsheet would take for a formula is quoted (OWASP, CSV injection): a caller
    /// chooses what it says. Only a plain E.164 number keeps its plus sign: `+1-503-555-0142` is a
    /// sum. Spreadsheets pass over what cannot be seen at the beginning, and so does this.
    public static String of(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        int first = text.codePoints().filter(c -> !isInvisible(c)).findFirst().orElse(' ');
        return FORMULA.indexOf(first) >= 0 && !E164.matcher(text).matches() ? "'" + text : text;
    }

    /// White space, also that which does not break; controls; zero width, byte order and direction
    /// marks.
    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || !Character.isDefined(c);
    }
}
