package com.aivors.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.review.FlaggingRule.Code;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlaggingRuleTest {

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        new FlaggingRule(Code.NEGATIVE_SENTIMENT, null),
                        "negative-sentiment",
                        "Rule: negative sentiment"),
                Arguments.of(new FlaggingRule(Code.FAILED, null), "failed", "Rule: failed call"),
                Arguments.of(
                        new FlaggingRule(Code.PHRASE, "sue: ”you”"), "phrase:sue: ”you”", "Rule: phrase “sue: ”you””"),
                Arguments.of(
                        new FlaggingRule(Code.MISSED_GOAL, "Booked"),
                        "missed-goal:Booked",
                        "Rule: goal missed: Booked"));
    }

    /// Earlier versions stored the English words, which programs still read.
    @ParameterizedTest
    @MethodSource("rules")
    void rulesAreReadFromCodesAndFromEnglish(FlaggingRule rule, String stored, String english) {
        assertThat(rule.stored()).isEqualTo(stored);
        assertThat(rule.text()).isEqualTo(english);
        assertThat(FlaggingRule.read(stored)).isEqualTo(rule);
        assertThat(FlaggingRule.read(english)).isEqualTo(rule);
    }

    @Test
    void unknownTextIsNoRule() {
        for (String stored :
                new String[] {"", "long-silence", "failed:x", "Rule: long silence", "phrase", "Rule: phrase “"}) {
            assertThat(FlaggingRule.read(stored)).as(stored).isNull();
        }
    }

    @Test
    void withoutPhraseRemovesOnlyPhrases() {
        FlaggingRule cut = new FlaggingRule(Code.PHRASE, "sue").withoutPhrase();
        assertThat(cut.detail()).isNull();
        assertThat(cut.text()).isEqualTo("Rule: phrase");
        var goal = new FlaggingRule(Code.MISSED_GOAL, "Booked");
        assertThat(goal.withoutPhrase()).isEqualTo(goal);
    }
}
