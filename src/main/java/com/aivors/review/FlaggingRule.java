package com.aivors.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The rule that flagged a call.
///
/// @param code for programs; the front end translates it
/// @param detail the spoken phrase or the name of the missed goal; null for other rules, and for
///     readers who may not see transcripts
public record FlaggingRule(Code code, @Nullable String detail) {

    /// The criterion of a rule.
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

        /// @param before the English text before the detail
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

    /// Returns the form in the history: the code, and the detail after a colon.
    String stored() {
        return detail == null ? code.stored() : code.stored() + ":" + detail;
    }

    /// @param stored from [#stored()], or the English text that older versions wrote
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

    /// Returns the English text, for programs that show it unchanged.
    String text() {
        if (code.hasDetail() && detail == null) {
            return RULE + code.stored();
        }
        return RULE + code.before + (detail == null ? "" : detail) + code.after;
    }

    /// Removes the phrase, because it tells what was said.
    FlaggingRule withoutPhrase() {
        return code == Code.PHRASE ? new FlaggingRule(code, null) : this;
    }
}
