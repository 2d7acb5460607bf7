package com.aivors.review.views;

import com.aivors.call.MaskedNumber;
import com.aivors.call.search.NumbersInText;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Masks phone numbers in the query of a saved view, also in custom fields. The view may date from
/// a time when the client saw numbers.
final class ViewNumbers {

    private ViewNumbers() {}

    static SavedView mask(SavedView view) {
        String query =
                Stream.of(view.query().split("&", -1)).map(ViewNumbers::masked).collect(Collectors.joining("&"));
        return new SavedView(view.id(), view.name(), query, view.columns(), view.shared(), view.own(), view.ownerId());
    }

    private static String masked(String parameter) {
        int equals = parameter.indexOf('=');
        String name = parameter.substring(0, Math.max(equals, 0)).replaceFirst("^\\?", "");
        if (!name.equals("number") && !name.equals("q") && !name.startsWith("field.")) {
            return parameter;
        }
        String value = decoded(parameter.substring(equals + 1));
        String masked =
                name.equals("number") ? MaskedNumber.of(value) : NumbersInText.replaced(value, MaskedNumber::of);
        return masked.equals(value)
                ? parameter
                : parameter.substring(0, equals + 1) + URLEncoder.encode(masked, StandardCharsets.UTF_8);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
