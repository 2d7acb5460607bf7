package com.aivors.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rule that has flagged a call.
///
/// @param code for programs: people read it in words of their language
/// @param detail the phrase that was said, or the name of the goal that was missed; null for the other
///     rules, and for a reader that may not see what was said
public record FlaggingRule(Code code, @Nullable String detail) {

    /// What a rule looks at.
    public enum Code {
        @JsonProperty("negative-sentiment")
        NEGATIVE_SENTIMENT("negative sentiment", ""),
        @JsonProperty("failed")
        FAILED("failed call", ""),
        @JsonProperty("phrase")
        PHRASE("phrase “", "”"),
        @JsonProperty("missed-goal")
        MISSED_GOAL("goal missed: ", "");

        private final String before;
        private final String after;

        /// @param before what stands before the detail in English
        Code(String before, String after) {
            this.before = before;
            this.after = after;
        }

        private boolean hasDetail() {
            return this == PHRASE || this == MISSED_GOAL;
        }

        private String stored() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final String RULE = "Rule: ";

    /// As the history keeps it: the code, and the detail behind a colon.
    String stored() {
        return detail == null ? code.stored() : code.stored() + ":" + detail;
    }

    /// @param stored of [#stored()], or in English, as the history was written before there were codes
    /// @return null for a rule of a newer version
    static @Nullable FlaggingRule read(String stored) {
        for (Code code : Code.values()) {
            FlaggingRule rule = stored.startsWith(RULE)
                    ? read(code, stored, RULE + code.before, code.after)
                    : read(code, stored, code.stored() + (code.hasDetail() ? ":" : ""), "");
            if (rule != null) {
                return rule;
            }
        }
        return null;
    }

    private static @Nullable FlaggingRule read(Code code, String stored, String before, String after) {
        if (!code.hasDetail()) {
            return stored.equals(before) ? new FlaggingRule(code, null) : null;
        }
        return stored.startsWith(before)
                        && stored.endsWith(after)
                        && stored.length() >= before.length() + after.length()
                ? new FlaggingRule(code, stored.substring(before.length(), stored.length() - after.length()))
                : null;
    }

    /// In English, for programs that show it as it is.
    String text() {
        if (code.hasDetail() && detail == null) {
            return RULE + code.stored();
        }
        return RULE + code.before + (detail == null ? "" : detail) + code.after;
    }

    /// A phrase tells what was said.
    FlaggingRule withoutPhrase() {
        return code == Code.PHRASE ? new FlaggingRule(code, null) : this;
    }
}
