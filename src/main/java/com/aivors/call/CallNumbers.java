package com.aivors.call;

import com.aivors.call.search.NumbersInText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Masks the telephone numbers of a call in its texts: its two parties, the target of a transfer,
/// and all numbers written with a plus sign.
///
/// @param digits the significant digits of each number
record CallNumbers(List<String> digits) {

    /// The number of last digits that are compared. A number may be written with or without its
    /// country code.
    private static final int COMPARED = 7;

    static CallNumbers of(@Nullable String... numbers) {
        return new CallNumbers(Stream.of(numbers)
                .filter(Objects::nonNull)
                .map(CallNumbers::significant)
                .filter(digits -> digits.length() >= COMPARED)
                .distinct()
                .toList());
    }

    /// Includes the declared number to call back.
    static CallNumbers of(CallRow row) {
        return of(row.fromNumber(), row.toNumber(), callback(row));
    }

    /// Returns the declared number to call back.
    static @Nullable String callback(CallRow row) {
        return row.headline() == null ? null : row.headline().callbackNumber();
    }

    private static String significant(String number) {
        return PhoneDigits.of(number).replaceFirst("^0+", "");
    }

    /// Returns whether the digits of a text contain a number of the call, with or without its
    /// country code.
    boolean areIn(String text) {
        String found = PhoneDigits.of(text);
        return digits.stream().anyMatch(own -> found.contains(own.substring(own.length() - COMPARED)));
    }

    @Nullable
    String mask(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String result = NumbersInText.replaced(text, number -> isToBeMasked(number) ? MaskedNumber.IN_TEXT : number);
        // Masks digits next to letters too, as in an id: they would reveal the number.
        for (String own : digits) {
            result = result.replace(own, MaskedNumber.IN_TEXT);
        }
        return result;
    }

    List<NumbersInText.Place> places(String text) {
        return NumbersInText.of(text).stream()
                .filter(place -> isToBeMasked(text.substring(place.start(), place.end())))
                .toList();
    }

    private boolean isToBeMasked(String number) {
        return number.contains("+") || areIn(number);
    }

    /// @param value a text, a number, or nested lists and maps of them
    @Nullable
    Object maskValue(@Nullable Object value) {
        return switch (value) {
            case String text -> mask(text);
            case Number number -> areIn(number.toString()) ? MaskedNumber.IN_TEXT : number;
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> masked = new LinkedHashMap<>();
                object.forEach((name, member) ->
                        masked.put(Objects.requireNonNull(mask(String.valueOf(name))), maskValue(member)));
                yield masked;
            }
            case List<?> list -> {
                List<@Nullable Object> masked = new ArrayList<>();
                list.forEach(element -> masked.add(maskValue(element)));
                yield masked;
            }
            case null, default -> value;
        };
    }
}
