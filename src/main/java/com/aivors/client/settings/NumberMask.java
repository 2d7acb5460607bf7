package com.aivors.client.settings;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import java.util.List;

/// Prevents a client from removing the mask that its agency has put on numbers. The field with the
/// number to call back is masked, so it must keep its role, and no new goal may test its values.
final class NumberMask {

    private NumberMask() {}

    /// @throws Problem 400 naming the field that only the agency may change
    static void check(ClientSettings before, ClientSettings after) {
        String callback = before.fieldRoles().callbackNumber();
        if (callback == null) {
            return;
        }
        if (!callback.equals(after.fieldRoles().callbackNumber())) {
            throw FieldProblem.HELD_BY_AGENCY.problem("fieldRoles.callbackNumber");
        }
        List<Goal> goals = after.goals();
        for (int i = 0; i < goals.size(); i++) {
            Goal.Condition condition = goals.get(i).condition();
            boolean asked =
                    before.goals().stream().anyMatch(goal -> goal.condition().equals(condition));
            if (callback.equals(condition.field()) && !asked) {
                throw FieldProblem.HELD_BY_AGENCY.problem("goals[" + i + "].condition.field");
            }
        }
    }
}
