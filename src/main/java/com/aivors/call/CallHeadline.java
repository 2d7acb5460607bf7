package com.aivors.call;

import com.aivors.client.settings.FieldRoles;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The headline of a call: the custom analysis fields about the caller that the client's settings
/// declare. Long values are cut. At least one component is not null.
///
/// @param callerName at most 80 characters
/// @param callbackNumber the number to call back, as the caller said it; at most 40 characters
/// @param reason the reason of the call, at most 160 characters
public record CallHeadline(
        @Nullable String callerName,
        @Nullable String callbackNumber,
        @Nullable String reason) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_REASON = 160;
    private static final int FEWEST_DIGITS = 3;

    /// Matches a double that JSON writes with an exponent.
    private static final Pattern WITH_EXPONENT = Pattern.compile("[0-9.]+E[0-9]{1,2}");

    /// Values that language models write when a caller said nothing.
    private static final Set<String> NOTHING_SAID = Set.of(
            "n/a",
            "na",
            "none",
            "null",
            "nil",
            "undefined",
            "unknown",
            "not provided",
            "not given",
            "not mentioned",
            "not specified",
            "not available",
            "not stated",
            "unspecified",
            "-",
            "--",
            "?");

    /// @param fields as read by [CustomFields#of]
    /// @return null when the call has none of the declared fields
    static @Nullable CallHeadline of(FieldRoles roles, Map<String, String> fields) {
        String name = name(said(fields, roles.callerName()));
        String number = number(said(fields, roles.callbackNumber()));
        String reason = reason(roles.reason(), said(fields, roles.reason()));
        return name == null && number == null && reason == null ? null : new CallHeadline(name, number, reason);
    }

    private static @Nullable String said(Map<String, String> fields, @Nullable String field) {
        String value = field == null ? null : fields.get(field);
        if (value == null) {
            return null;
        }
        String line = value.replaceAll("\\s+", " ").strip();
        return line.isEmpty() || NOTHING_SAID.contains(withoutStop(line).toLowerCase(Locale.ROOT)) ? null : line;
    }

    private static String withoutStop(String line) {
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /// Returns null for true and false, which are not names.
    private static @Nullable String name(@Nullable String value) {
        return value == null || isTruth(value) ? null : cut(value, LONGEST_NAME);
    }

    private static @Nullable String number(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String plain = WITH_EXPONENT.matcher(value).matches() ? new BigDecimal(value).toPlainString() : value;
        return plain.chars().filter(Character::isDigit).count() < FEWEST_DIGITS ? null : cut(plain, LONGEST_NUMBER);
    }

    /// Replaces true by the name of the field: `wants_callback` with the value true becomes "wants
    /// callback".
    private static @Nullable String reason(@Nullable String field, @Nullable String value) {
        if (field == null || value == null || value.equalsIgnoreCase("false")) {
            return null;
        }
        return cut(value.equalsIgnoreCase("true") ? field.replace('_', ' ').strip() : value, LONGEST_REASON);
    }

    private static boolean isTruth(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    /// Returns a copy with masked numbers.
    CallHeadline masked() {
        CallNumbers number = CallNumbers.of(callbackNumber);
        return new CallHeadline(
                number.mask(callerName),
                callbackNumber == null ? null : MaskedNumber.of(callbackNumber),
                number.mask(reason));
    }

    /// Cuts a text to a number of code points. Does not split surrogate pairs.
    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
