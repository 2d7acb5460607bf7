package com.aivors.call.filter;

import com.aivors.client.settings.Goal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a call reaches a goal. Figures count by it, and the list filters by it. A field that is true has the
/// values "true" and "yes", in each language of the interface: people write a goal in their own words.
public final class ReachedGoal {

    private static final Set<String> YES = Set.of("true", "yes", "ja", "sí", "si");
    private static final Set<String> NO = Set.of("false", "no", "nein");

    private ReachedGoal() {}

    /// @param fields as `CustomFields.of` reads them
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
    /// @return the values of a field that are the same, in any case
    static Set<String> spellings(String wanted) {
        String folded = wanted.toLowerCase(Locale.ROOT);
        return YES.contains(folded) ? YES : NO.contains(folded) ? NO : Set.of(wanted);
    }
}
