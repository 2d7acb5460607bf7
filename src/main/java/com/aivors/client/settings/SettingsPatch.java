package com.aivors.client.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a change. Fields that are not sent stay, `openingHours` of null removes them, and
/// `goals` and `fieldRoles` replace all previous ones. Describes the body in the API document.
public record SettingsPatch(
        @Nullable String timezone,
        @Nullable OpeningHours openingHours,
        @Nullable String currency,
        @Nullable List<NewGoal> goals,
        @Nullable FieldRoles fieldRoles) {

    /// @param id of an existing goal; a new goal may omit it
    record NewGoal(
            @Nullable String id,
            String name,
            Goal.Condition condition,
            @Nullable Long valueCents) {}
}
