package com.aivors.client.settings;

import java.util.List;
import java.util.Optional;

/// Prevents a client from removing the mask that its agency has put on numbers. The field with the
/// number to call back is masked, so it must keep its role, and no new goal may test its values.
final class NumberMask {

    private NumberMask() {}

    /// @return the changed field that only the agency may change; empty when there is none
    static Optional<String> held(ClientSettings before, ClientSettings after) {
        String callback = before.fieldRoles().callbackNumber();
        if (callback == null) {
            return Optional.empty();
        }
        if (!callback.equals(after.fieldRoles().callbackNumber())) {
            return Optional.of("fieldRoles.callbackNumber");
        }
        List<Goal> goals = after.goals();
        for (int i = 0; i < goals.size(); i++) {
            Goal.Condition condition = goals.get(i).condition();
            boolean asked =
                    before.goals().stream().anyMatch(goal -> goal.condition().equals(condition));
            if (callback.equals(condition.field()) && !asked) {
                return Optional.of("goals[" + i + "].condition.field");
            }
        }
        return Optional.empty();
    }
}
