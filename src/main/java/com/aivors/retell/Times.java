package com.aivors.retell;

import com.aivors.retell.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a time in all forms that senders use: a number or text of seconds, milliseconds,
/// microseconds or nanoseconds since the epoch, ISO 8601, and the date formats of JavaScript and
/// mail headers. Accepts only times of this century.
final class Times {

    /// @param millis since the epoch; null when the time is unreadable
    /// @param note the assumption that was made; null without one
    record Reading(@Nullable Long millis, @Nullable String note) {}

    private static final Reading UNREADABLE = new Reading(null, null);
    private static final String NO_ZONE = "has no time zone and was read as UTC";
    private static final String NO_TIME = "has no time of day and was read as midnight, UTC";

    private static final int LONGEST = 120;

    private static final BigDecimal YEAR_2000 = BigDecimal.valueOf(946_684_800_000L);
    private static final BigDecimal YEAR_2100 = BigDecimal.valueOf(4_102_444_800_000L);

    /// Powers of ten from seconds, milliseconds, microseconds and nanoseconds to milliseconds. The
    /// ranges of one century do not overlap between these units.
    private static final List<Integer> SHIFTS = List.of(0, 3, -3, -6);

    private static final String ZONE = "(Z|UTC|GMT|(?:UTC|GMT)?[-+\u2212 ]\\d{2}(?::?\\d{2})?(?::?\\d{2})?)?";

    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})([-/.]?)(\\d{2})\\2(\\d{2})"
                    + "(?:[T\\s_,]+(\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?)?"
                    + "\\s*" + ZONE + "(?:\\[[^\\]]*\\])?",
            Pattern.CASE_INSENSITIVE);

    /// `Fri Nov 20 2026 20:51:03 GMT+0000 (Coordinated Universal Time)`, `Fri, 20 Nov 2026 20:51:03 GMT`
    private static final Pattern SPELLED = Pattern.compile(
            "(?:\\p{Alpha}{3,9},?\\s+)?(?:(\\p{Alpha}{3})\\p{Alpha}*\\s+(\\d{1,2}),?|(\\d{1,2})\\s+(\\p{Alpha}{3})\\p{Alpha}*)"
                    + "\\s+(\\d{4}),?\\s+(\\d{2}):(\\d{2})(?::(\\d{2}))?\\s*" + ZONE + "(?:\\s*\\(.*\\))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LUXON = Pattern.compile("\\[?DateTime:?\\s*(.*?)\\]?");

    private Times() {}

    static @Nullable Long epochMillis(@Nullable Json value) {
        if (value instanceof Json.Num(String text)) {
            return ofNumber(Lenient.number(text));
        }
        return value instanceof Json.Text(String text) ? read(text).millis() : null;
    }

    static Reading read(String sent) {
        if (sent.length() > LONGEST) {
            return UNREADABLE;
        }
        String text = Lenient.unquoted(sent);
        BigDecimal number = Lenient.number(text.startsWith("+") ? text.substring(1) : text);
        if (number != null) {
            return new Reading(ofNumber(number), null);
        }
        Matcher luxon = LUXON.matcher(text);
        try {
            return ofText(luxon.matches() ? luxon.group(1) : text);
        } catch (DateTimeException e) {
            return UNREADABLE; // a date that does not exist, such as the 31st of February
        }
    }

    private static @Nullable Long ofNumber(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        for (int shift : SHIFTS) {
            BigDecimal millis = number.scaleByPowerOfTen(shift);
            if (millis.compareTo(YEAR_2000) >= 0 && millis.compareTo(YEAR_2100) <= 0) {
                return millis.setScale(0, RoundingMode.FLOOR).longValueExact();
            }
        }
        return null;
    }

    private static Reading ofText(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            LocalDate date = LocalDate.of(number(iso.group(1)), number(iso.group(3)), number(iso.group(4)));
            if (iso.group(5) == null) {
                return iso.group(9) == null && !iso.group(2).isEmpty()
                        ? reading(date.atStartOfDay(), null, NO_TIME)
                        : UNREADABLE;
            }
            LocalDateTime time = at(date, iso.group(5), iso.group(6), iso.group(7), iso.group(8));
            return reading(time, iso.group(9), NO_ZONE);
        }
        Matcher spelled = SPELLED.matcher(text);
        if (spelled.matches()) {
            boolean monthFirst = spelled.group(1) != null;
            Month month = month(monthFirst ? spelled.group(1) : spelled.group(4));
            int day = number(monthFirst ? spelled.group(2) : spelled.group(3));
            LocalDate date = LocalDate.of(number(spelled.group(5)), month, day);
            LocalDateTime time = at(date, spelled.group(6), spelled.group(7), spelled.group(8), null);
            return reading(time, spelled.group(9), NO_ZONE);
        }
        return UNREADABLE;
    }

    private static LocalDateTime at(
            LocalDate date, String hour, String minute, @Nullable String second, @Nullable String fraction) {
        // Accepts 24:00 as the end of the day, and reads a leap second as second 59.
        boolean dayIsOver = hour.equals("24") && minute.equals("00");
        int seconds = second == null ? 0 : Math.min(number(second), second.equals("60") ? 59 : 99);
        int nanos = fraction == null ? 0 : number((fraction + "000000000").substring(0, 9));
        LocalTime time = LocalTime.of(dayIsOver ? 0 : number(hour), number(minute), seconds, nanos);
        return LocalDateTime.of(dayIsOver ? date.plusDays(1) : date, time);
    }

    private static Reading reading(LocalDateTime time, @Nullable String zone, String withoutZone) {
        long millis = time.toInstant(offset(zone)).toEpochMilli();
        boolean ofThisCentury = millis >= YEAR_2000.longValue() && millis <= YEAR_2100.longValue();
        return ofThisCentury ? new Reading(millis, zone == null ? withoutZone : null) : UNREADABLE;
    }

    /// Accepts a space in place of the `+` of an offset, because forms turn one into the other.
    private static ZoneOffset offset(@Nullable String zone) {
        String digits = zone == null ? "" : zone.toUpperCase(Locale.ROOT).replaceAll("[ZUTCGM:]", "");
        if (digits.isEmpty()) {
            return ZoneOffset.UTC;
        }
        char sign = digits.charAt(0) == '-' || digits.charAt(0) == '\u2212' ? '-' : '+';
        return ZoneOffset.of(sign + digits.substring(1));
    }

    private static Month month(String name) {
        for (Month month : Month.values()) {
            if (month.name().startsWith(name.toUpperCase(Locale.ROOT))) {
                return month;
            }
        }
        throw new DateTimeException("no month");
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
