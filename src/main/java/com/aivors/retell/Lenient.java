package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.PlainText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one field and never fails: a value of the wrong kind counts as missing. Text with a
/// number, a boolean or an object counts as that value, because forms and some n8n nodes send only
/// text.
final class Lenient {

    static final int LONGEST_LABEL = 255;

    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 30;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private static final BigDecimal THIRTY_DAYS = BigDecimal.valueOf(30L * 24 * 60 * 60 * 1_000);

    private Lenient() {}

    /// Returns null for blank text.
    static @Nullable String text(@Nullable Json value) {
        String text = switch (value) {
            case Json.Text(String it) -> PlainText.of(it);
            case Json.Num(String it) -> it;
            case null, default -> "";
        };
        return text.isBlank() ? null : text;
    }

    /// Returns one line for lists and indexes, cut at a length that no real value reaches.
    static @Nullable String label(@Nullable Json value) {
        String text = text(value);
        return text == null ? null : PlainText.cut(text.strip(), LONGEST_LABEL);
    }

    /// Same as [#text], but returns null for a placeholder. For fields with a value, not for
    /// conversation.
    static @Nullable String saidText(@Nullable Json value) {
        String text = text(value);
        return text == null || Placeholder.isWhole(text) ? null : text;
    }

    static @Nullable String saidLabel(@Nullable Json value) {
        String text = saidText(value);
        return text == null ? null : PlainText.cut(Invisible.trimmed(text), LONGEST_LABEL);
    }

    /// Returns whether the value is more than null, blank text, a placeholder or an empty
    /// container.
    static boolean isSaid(@Nullable Json value) {
        return switch (value) {
            case Json.Text(String text) -> !text.isBlank() && !Placeholder.isWhole(text);
            case Json.Obj object -> !object.members().isEmpty();
            case Json.Arr array -> !array.elements().isEmpty();
            case Json.Span span -> span.to() - span.from() > 2;
            case null -> false;
            default -> value != Json.Literal.NULL;
        };
    }

    /// Returns null for an overlong id and never cuts it, because a shortened id would be another
    /// id.
    static @Nullable String id(@Nullable Json value) {
        String text = text(value);
        return text == null || text.length() > LONGEST_LABEL ? null : text;
    }

    /// Returns an id as sent, with its white space; null when it is neither text nor number.
    static @Nullable String idText(@Nullable Json value) {
        return switch (value) {
            case Json.Text(String text) -> text;
            case Json.Num(String text) -> text;
            case null, default -> null;
        };
    }

    static @Nullable BigDecimal number(@Nullable Json value) {
        return switch (value) {
            case Json.Num(String text) -> number(text);
            case Json.Text(String text) -> number(text.length() > 2 * LONGEST_NUMBER ? "" : unquoted(text));
            case null, default -> null;
        };
    }

    /// Returns null for numbers that no field of a call can have, without costly arithmetic on
    /// `1e999999`.
    static @Nullable BigDecimal number(String text) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            int exponent = number.precision() - number.scale();
            return Math.abs(exponent) > LARGEST_EXPONENT || Math.abs(number.scale()) > LONGEST_NUMBER ? null : number;
        } catch (NumberFormatException e) {
            return null; // an exponent beyond 32 bits
        }
    }

    static @Nullable Double decimal(@Nullable Json value) {
        BigDecimal number = number(value);
        return number == null ? null : number.doubleValue();
    }

    static @Nullable Boolean bool(@Nullable Json value) {
        return switch (value) {
            case Json.Literal.TRUE -> true;
            case Json.Literal.FALSE -> false;
            case Json.Text(String text)
            when text.length() <= LONGEST_NUMBER ->
                switch (unquoted(text).toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "y", "1", "1.0" -> true;
                    case "false", "no", "n", "0", "0.0" -> false;
                    default -> null;
                };
            case Json.Num(String text) -> ofNumber(number(text));
            case null, default -> null;
        };
    }

    private static @Nullable Boolean ofNumber(@Nullable BigDecimal number) {
        if (number == null || (number.signum() != 0 && number.compareTo(BigDecimal.ONE) != 0)) {
            return null;
        }
        return number.signum() != 0;
    }

    /// Removes surrounding white space, and the quotes of a value that was quoted twice.
    static String unquoted(String text) {
        String trimmed = Invisible.trimmed(text);
        int last = trimmed.length() - 1;
        boolean quoted = last > 0
                && trimmed.charAt(0) == trimmed.charAt(last)
                && (trimmed.charAt(0) == '"' || trimmed.charAt(0) == '\'');
        return quoted ? Invisible.trimmed(trimmed.substring(1, last)) : trimmed;
    }

    static @Nullable Long epochMillis(@Nullable Json value) {
        return Times.epochMillis(value);
    }

    static @Nullable Long durationMillis(@Nullable Json value) {
        BigDecimal number = number(value);
        return number == null ? null : between(BigDecimal.ZERO, number, THIRTY_DAYS);
    }

    private static @Nullable Long between(BigDecimal least, BigDecimal value, BigDecimal most) {
        return value.compareTo(least) < 0 || value.compareTo(most) > 0
                ? null
                : value.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    static Json.@Nullable Obj object(@Nullable Json value) {
        return switch (value) {
            case Json.Obj object -> object;
            case Json.Text(String text) when PlainText.startsWith(text, '{') -> object(parsed(text));
            case Json.Span span -> deep(span) instanceof Json.Obj object ? object : null;
            case null, default -> null;
        };
    }

    static Json.@Nullable Arr array(@Nullable Json value) {
        return switch (value) {
            case Json.Arr array -> array;
            case Json.Text(String text) when PlainText.startsWith(text, '[') -> array(parsed(text));
            case Json.Span span -> deep(span) instanceof Json.Arr array ? array : null;
            case null, default -> null;
        };
    }

    private static @Nullable Json parsed(String text) {
        try {
            return JsonReader.deep(text);
        } catch (NotJson e) {
            return null;
        }
    }

    private static @Nullable Json deep(Json.Span span) {
        try {
            return JsonReader.deep(span.bytes());
        } catch (NotJson e) {
            return null;
        }
    }
}
