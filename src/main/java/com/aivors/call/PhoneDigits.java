package com.aivors.call;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Normalises telephone numbers to their digits.
public final class PhoneDigits {

    public static final int FEWEST = 3;

    /// The limit for the endings of a number. ITU-T E.164 allows 15 digits, but a text of digits
    /// may be longer.
    private static final int MOST = 40;

    /// Matches digits with usual separators: spaces, brackets, dots, slashes and dashes of any
    /// kind.
    private static final Pattern NUMBER = Pattern.compile("[+0-9\\p{Z}\\s\\p{Cf}()./\\p{Pd}]*");

    private PhoneDigits() {}

    /// Returns the digits to search for, without leading zeros, which are dialled only within a
    /// country. Returns null if the text does not look like a number.
    public static @Nullable String sought(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        String digits = of(text);
        String significant = digits.replaceFirst("^0+", "");
        String sought = significant.length() < FEWEST ? digits : significant;
        return sought.length() < FEWEST ? null : sought;
    }

    /// Returns the digits of a number, without `(0)`, which is dialled only within a country.
    public static String of(String number) {
        return number.replace("(0)", "").replaceAll("[^0-9]", "");
    }

    /// Returns all endings of a number's digits that have at least three digits.
    public static List<String> endings(String number) {
        String digits = of(number);
        String last = digits.length() > MOST ? digits.substring(digits.length() - MOST) : digits;
        return IntStream.rangeClosed(0, last.length() - FEWEST)
                .mapToObj(last::substring)
                .toList();
    }
}
