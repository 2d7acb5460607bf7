package com.aivors.call;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks telephone numbers: `+1 ••• ••• ••42`. Keeps the country code and the last two digits, so
/// that a reader recognises a known number. The length of the mask does not depend on the number.
public final class MaskedNumber {

    /// Replaces a number inside a text.
    static final String IN_TEXT = "•••";

    private static final String HIDDEN_DIGITS = "••• ••• ••";

    /// Numbers with fewer digits are masked completely, because two digits would reveal too much.
    private static final int FEWEST_DIGITS = 7;

    private static final int LAST_DIGITS = 2;

    /// Texts that senders write when there is no number. They are not masked.
    private static final Set<String> NO_NUMBER =
            Set.of("anonymous", "unknown", "restricted", "private", "unavailable", "blocked", "withheld");

    /// Matches digits with usual separators. Does not match SIP addresses and names.
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9\\p{Z}()./\\p{Pd}]+");

    private static final Pattern SCHEME = Pattern.compile("(?i)(sips?|tel):.*", Pattern.DOTALL);

    /// Country codes of one and two digits (ITU-T E.164). All others have three digits.
    private static final Set<String> SHORT_CODES = Set.copyOf(List.of(("1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45"
                    + " 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98")
            .split(" ")));

    private MaskedNumber() {}

    public static String of(String number) {
        String text = number.strip();
        if (text.isEmpty() || NO_NUMBER.contains(text.toLowerCase(Locale.ROOT))) {
            return number;
        }
        Matcher scheme = SCHEME.matcher(text);
        if (scheme.matches()) {
            return scheme.group(1).toLowerCase(Locale.ROOT) + ":" + IN_TEXT;
        }
        String digits = PhoneDigits.of(text);
        if (!NUMBER.matcher(text).matches() || digits.length() < FEWEST_DIGITS) {
            return IN_TEXT;
        }
        String last = digits.substring(digits.length() - LAST_DIGITS);
        String code = text.startsWith("+") ? "+" + countryCode(digits) + " " : "";
        return code + HIDDEN_DIGITS + last;
    }

    private static String countryCode(String digits) {
        for (int length = 1; length <= 2; length++) {
            if (SHORT_CODES.contains(digits.substring(0, length))) {
                return digits.substring(0, length);
            }
        }
        return digits.substring(0, 3);
    }

    /// Returns whether [#of] has masked this number. Numbers from senders do not contain the mask
    /// character.
    public static boolean isMasked(String text) {
        return text.contains(IN_TEXT);
    }
}
