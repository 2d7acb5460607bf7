package com.aivors.review.rules;

import com.aivors.call.CustomFields;
import com.aivors.call.filter.ReachedGoal;
import com.aivors.call.search.SaidWords;
import com.aivors.client.settings.Goal;
import com.aivors.review.FlaggingRule;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules that flag calls automatically. All are off by default.
///
/// @param negativeSentiment flags calls with a dissatisfied caller
/// @param failed flags failed calls
/// @param missedGoals ids of goals in the client's settings; flags analysed calls that miss one
/// @param phrases flags calls in which somebody said one of these, as [SaidWords] finds them
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

        /// Returns whether the call was analysed; only then can it miss a goal.
        boolean isAnalysed() {
            return successful != null || customAnalysis != null;
        }
    }

    /// @return the first rule that flags the call; null when none does
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

    /// @return the first phrase in the transcript; null when there is none
    private @Nullable String said(@Nullable String transcript) {
        if (phrases.isEmpty()) {
            return null;
        }
        var words = SaidWords.of(transcript);
        return phrases.stream().filter(words::have).findFirst().orElse(null);
    }
}
