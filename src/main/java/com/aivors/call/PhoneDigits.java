package com.aivors.call;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Telephone numbers in any writing, by their digits alone.
public final class PhoneDigits {

    public static final int FEWEST = 3;

    /// No number has more (ITU-T E.164: 15), but a list of digits may.
    private static final int MOST = 40;

    /// Digits with what stands between them: spaces, brackets, dots, slashes and dashes of any kind.
    private static final Pattern NUMBER = Pattern.compile("[+0-9\\p{Z}\\s\\p{Cf}()./\\p{Pd}]*");

    private PhoneDigits() {}

    /// The digits to look for when this looks like a number as people and pages write it, without
    /// the zeros that only belong to the dialling at home; else null.
    public static @Nullable String sought(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        String digits = of(text);
        String significant = digits.replaceFirst("^0+", "");
        String sought = significant.length() < FEWEST ? digits : significant;
        return sought.length() < FEWEST ? null : sought;
    }

    /// The digits of a number; `(0)` is dialled at home only.
    public static String of(String number) {
        return number.replace("(0)", "").replaceAll("[^0-9]", "");
    }

    /// All endings of a number's digits, three digits long at least.
    public static List<String> endings(String number) {
        String digits = of(number);
        String last = digits.length() > MOST ? digits.substring(digits.length() - MOST) : digits;
        return IntStream.rangeClosed(0, last.length() - FEWEST)
                .mapToObj(last::substring)
                .toList();
    }
}
