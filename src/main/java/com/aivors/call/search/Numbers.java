package com.aivors.call.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds telephone numbers in texts, in any format, by their digits.
final class Numbers {

    /// Shorter numbers in a text, such as a year or a price, count as words.
    static final int FEWEST_IN_TEXT = 7;

    static final int FEWEST = 3;

    /// Matches digits with spaces, brackets, dots, slashes and dashes between them, without a
    /// letter next to them.
    private static final Pattern RUN = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])[+(]{0,2}[0-9](?:[\\p{Zs}\\p{Cf}()./\\p{Pd}]{0,3}[0-9])*(?![\\p{L}\\p{N}_])");

    record Found(String digits, int start, int end) {}

    private Numbers() {}

    static List<Found> in(String text, int fewest) {
        var found = new ArrayList<Found>();
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            String digits = digits(run.group());
            if (digits.length() >= fewest) {
                found.add(new Found(digits, run.start(), run.end()));
            }
        }
        return found;
    }

    /// Returns the digits without `(0)`, which is dialled only within a country.
    static String digits(String number) {
        return number.replace("(0)", "").replaceAll("[^0-9]", "");
    }

    /// Removes leading zeros, which are dialled only within a country.
    static String significant(String digits) {
        String significant = digits.replaceFirst("^0+", "");
        return significant.length() < FEWEST ? digits : significant;
    }
}
