package com.aivors.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of mails in one language, from `mail/words_de.properties` and its siblings. Parameters
/// are in braces.
final class MailTexts {

    static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final Language language;
    private final ResourceBundle words;

    MailTexts(Language language) {
        this.language = language;
        this.words = ResourceBundle.getBundle(
                "mail.words",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Language language() {
        return language;
    }

    String text(String key) {
        return words.getString(key);
    }

    String text(String key, Map<String, String> parameters) {
        return PARAMETER.matcher(text(key)).replaceAll(found -> {
            String value = parameters.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException(key + " needs " + found.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    String time(Instant time) {
        return DateTimeFormatter.ofPattern(text("time"), language.locale())
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
