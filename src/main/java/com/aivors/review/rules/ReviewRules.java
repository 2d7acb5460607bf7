package com.aivors.review.rules;

import com.aivors.call.CustomFields;
import com.aivors.call.ReachedGoal;
import com.aivors.client.settings.Goal;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which calls need attention by themselves. All off is the standard.
///
/// @param negativeSentiment those whose caller was dissatisfied
/// @param failed those that failed
/// @param missedGoals ids of goals of the client's settings: those that were analysed and miss one
/// @param phrases those in which somebody said one, in any case
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

    /// @return the rule that flags the call, in words for its history; null when none does
    @Nullable
    String flags(Seen call, List<Goal> goals) {
        if (negativeSentiment && "negative".equalsIgnoreCase(call.sentiment())) {
            return "negative sentiment";
        }
        if (failed && "failed".equals(call.outcome())) {
            return "failed call";
        }
        String said = call.transcript() == null ? "" : call.transcript().toLowerCase(Locale.ROOT);
        for (String phrase : phrases) {
            if (said.contains(phrase.toLowerCase(Locale.ROOT))) {
                return "phrase “" + phrase + "”";
            }
        }
        for (Goal goal : goals) {
            if (missedGoals.contains(goal.id())
                    && call.isAnalysed()
                    && !ReachedGoal.by(
                            goal.condition(),
                            call.successful(),
                            call.outcome(),
                            CustomFields.of(call.customAnalysis()))) {
                return "goal missed: " + goal.name();
            }
        }
        return null;
    }
}
