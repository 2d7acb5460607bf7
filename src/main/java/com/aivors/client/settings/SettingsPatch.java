package com.aivors.client.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The document of a change: what is absent stays, `openingHours` of null takes them away, `goals`
/// and `fieldRoles` replace them all. Describes the body in the API document.
public record SettingsPatch(
        @Nullable String timezone,
        @Nullable OpeningHours openingHours,
        @Nullable String currency,
        @Nullable List<NewGoal> goals,
        @Nullable FieldRoles fieldRoles) {

    /// @param id of a goal that is there; a new one may leave it out
    record NewGoal(
            @Nullable String id,
            String name,
            Goal.Condition condition,
            @Nullable Long valueCents) {}
}
