package com.aivors.review.rules;

import com.aivors.call.CustomFields;
import com.aivors.call.filter.ReachedGoal;
import com.aivors.call.search.SaidWords;
import com.aivors.client.settings.Goal;
import com.aivors.review.FlaggingRule;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which calls need attention by themselves. All off is the standard.
///
/// @param negativeSentiment those whose caller was dissatisfied
/// @param failed those that failed
/// @param missedGoals ids of goals of the client's settings: those that were analysed and miss one
/// @param phrases those in which somebody said one, as [SaidWords] finds them
record ReviewRules(boolean negativeSentiment, boolean failed, List<String> missedGoals, List<String> phrases) {

    static final ReviewRules NONE = new ReviewRules(false, false, List.of(), List.of());

    @JsonIgnore
    boolean isOff() {
        return equals(NONE);
    }

    /// A call as the rules see it.
    ///
    /// @param customAnalysis a JSON object as text
    record Seen(
            String outcome,
            @Nullable String sentiment,
            @Nullable Boolean successful,
            @Nullable String customAnalysis,
            @Nullable String transcript) {

        /// Before its analysis a call has missed nothing.
        boolean isAnalysed() {
            return successful != null || customAnalysis != null;
        }
    }

    /// @return the rule that flags the call; null when none does
    @Nullable
    FlaggingRule flags(Seen call, List<Goal> goals) {
        if (negativeSentiment && "negative".equalsIgnoreCase(call.sentiment())) {
            return new FlaggingRule(FlaggingRule.Code.NEGATIVE_SENTIMENT, null);
        }
        if (failed && "failed".equals(call.outcome())) {
            return new FlaggingRule(FlaggingRule.Code.FAILED, null);
        }
        String phrase = said(call.transcript());
        if (phrase != null) {
            return new FlaggingRule(FlaggingRule.Code.PHRASE, phrase);
        }
        for (Goal goal : goals) {
            if (missedGoals.contains(goal.id())
                    && call.isAnalysed()
                    && !ReachedGoal.by(
                            goal.condition(),
                            call.successful(),
                            call.outcome(),
                            CustomFields.of(call.customAnalysis()))) {
                return new FlaggingRule(FlaggingRule.Code.MISSED_GOAL, goal.name());
            }
        }
        return null;
    }

    /// @return the first phrase that was said; null when none was
    private @Nullable String said(@Nullable String transcript) {
        if (phrases.isEmpty()) {
            return null;
        }
        var words = SaidWords.of(transcript);
        return phrases.stream().filter(words::have).findFirst().orElse(null);
    }
}
