package com.aivors.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the placeholders of a screenplay: `{name}` with the same words throughout a call, and
/// `(this|that)` with one of the alternatives each time.
final class Slots {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z0-9_]*)}");
    private static final Pattern VARIANT = Pattern.compile("\\(([^()|]*(?:\\|[^()|]*)+)\\)");
    private static final Pattern VOWEL = Pattern.compile("[aeiou]");
    private static final Map<String, String> NEXT_VOWEL = Map.of("a", "e", "e", "a", "i", "e", "o", "a", "u", "o");
    private static final List<String> DIGITS =
            List.of("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    /// Spoken and written times.
    private static final List<String> TIMES = List.of(
            "eight fifteen=08:15",
            "nine=09:00",
            "nine forty=09:40",
            "ten thirty=10:30",
            "eleven fifteen=11:15",
            "one=13:00",
            "one forty five=13:45",
            "two thirty=14:30",
            "three twenty=15:20",
            "four=16:00",
            "four thirty=16:30");

    private final Chance chance;
    private final Map<String, List<String>> options = new HashMap<>();
    private final Map<String, String> chosen = new HashMap<>();

    /// @param now the local time of the business
    /// @param callerNumber in E.164 format
    Slots(Chance chance, LocalDateTime now, String callerNumber) {
        this.chance = chance;
        int hour = now.getHour();
        chosen.put("greeting", hour < 12 ? "Good morning" : hour < 17 ? "Good afternoon" : "Good evening");
        chosen.put("number", callerNumber);
        chosen.put("number_spoken", spoken(callerNumber));
        chosen.put("ticket", String.valueOf(1000 + chance.below(9000)));
        LocalDate first = appointment("", now.toLocalDate());
        appointment("2", first);
    }

    void offer(String name, List<String> words) {
        options.put(name, words);
        chosen.remove(name);
    }

    String fill(String text) {
        return variants(slots(text));
    }

    private String slots(String text) {
        Matcher slot = SLOT.matcher(text);
        return slot.find() ? slots(slot.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))))) : text;
    }

    private String variants(String text) {
        Matcher variant = VARIANT.matcher(text);
        if (!variant.find()) {
            return text.replaceAll(" {2,}", " ").strip();
        }
        return variants(variant.replaceAll(found ->
                Matcher.quoteReplacement(chance.oneOf(List.of(found.group(1).split("\\|", -1))))));
    }

    private String value(String name) {
        String known = chosen.get(name);
        if (known == null) {
            known = switch (name) {
                case "spelled" -> spelled(value("last"));
                case "misheard" -> misheard(value("last"));
                default -> fill(chance.oneOf(optionsOf(name)));
            };
            chosen.put(name, known);
        }
        return known;
    }

    private List<String> optionsOf(String name) {
        return Objects.requireNonNull(options.get(name), () -> "no words for {" + name + "}");
    }

    private LocalDate appointment(String suffix, LocalDate after) {
        LocalDate date = after.plusDays(1 + chance.below(5));
        if (date.getDayOfWeek() == DayOfWeek.SUNDAY || date.getDayOfWeek() == DayOfWeek.SATURDAY) {
            date = date.plusDays(2);
        }
        String[] time = chance.oneOf(TIMES).split("=", 2);
        chosen.put("day" + suffix, date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US));
        chosen.put("date" + suffix, date.toString());
        chosen.put("time" + suffix, time[0]);
        chosen.put("clock" + suffix, time[1]);
        return date;
    }

    /// Replaces a vowel, as if it had been misheard on the phone.
    private static String misheard(String name) {
        Matcher vowel = VOWEL.matcher(name);
        return vowel.find(1)
                ? name.substring(0, vowel.start()) + NEXT_VOWEL.get(vowel.group()) + name.substring(vowel.end())
                : name + "s";
    }

    private static String spelled(String name) {
        return String.join(
                " ", name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "").split(""));
    }

    /// Returns a number as people say it: without the country code, in three groups.
    private static String spoken(String number) {
        String ten = number.substring(Math.max(0, number.length() - 10));
        var words = new StringBuilder();
        for (int i = 0; i < ten.length(); i++) {
            words.append(DIGITS.get(ten.charAt(i) - '0')).append(i == 2 || i == 5 ? ", " : " ");
        }
        return words.toString().strip();
    }
}
