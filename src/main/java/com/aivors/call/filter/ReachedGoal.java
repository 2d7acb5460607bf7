package com.aivors.call.filter;

import com.aivors.client.settings.Goal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides whether a call reaches a goal. Figures and the filter of the list both use it. The goal
/// values "true" and "yes" are equal, and so are "false" and "no", in each language of the
/// interface, because users write goals in their own words.
public final class ReachedGoal {

    private static final Set<String> YES = Set.of("true", "yes", "ja", "sí", "si");
    private static final Set<String> NO = Set.of("false", "no", "nein");

    private ReachedGoal() {}

    /// @param fields as read by `CustomFields.of`
    public static boolean by(
            Goal.Condition condition, @Nullable Boolean successful, String outcome, Map<String, String> fields) {
        return switch (condition.kind()) {
            case Goal.Condition.SUCCESS -> Boolean.TRUE.equals(successful);
            case Goal.Condition.OUTCOME -> condition.values().contains(outcome);
            default -> {
                String value = fields.get(condition.field());
                yield value != null
                        && condition.values().stream()
                                .flatMap(wanted -> spellings(wanted).stream())
                                .anyMatch(value::equalsIgnoreCase);
            }
        };
    }

    /// @param wanted a value of a goal
    /// @return the equivalent values of a field; compare them ignoring case
    static Set<String> spellings(String wanted) {
        String folded = wanted.toLowerCase(Locale.ROOT);
        return YES.contains(folded) ? YES : NO.contains(folded) ? NO : Set.of(wanted);
    }
}
