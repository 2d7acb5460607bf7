package com.aivors.call;

import com.aivors.client.settings.Goal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a call reaches a goal. Figures count by it, and the list filters by it.
public final class ReachedGoal {

    private ReachedGoal() {}

    /// @param fields as [CustomFields#of] reads them
    public static boolean by(
            Goal.Condition condition, @Nullable Boolean successful, String outcome, Map<String, String> fields) {
        return switch (condition.kind()) {
            case Goal.Condition.SUCCESS -> Boolean.TRUE.equals(successful);
            case Goal.Condition.OUTCOME -> condition.values().contains(outcome);
            default -> {
                String value = fields.get(condition.field());
                yield value != null && condition.values().stream().anyMatch(value::equalsIgnoreCase);
            }
        };
    }
}
