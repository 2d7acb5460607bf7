package com.aivors.client.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A result that a client wants its calls to reach.
///
/// @param id generated when a new goal has none
/// @param valueCents the value of such a call in cents of the client's currency; null when not set
public record Goal(
        String id,
        String name,
        Condition condition,
        @Nullable Long valueCents) {

    /// The condition under which a call reaches the goal.
    ///
    /// @param kind `success`: Retell's analysis judged the call successful · `outcome`: the call's outcome
    ///     is one of the values · `field`: a custom analysis field has one of the values, in any case
    /// @param field the name of the field; null for the other kinds
    /// @param values empty for `success`
    public record Condition(
            @Schema(allowableValues = {"success", "outcome", "field"})
            String kind,

            @Nullable String field,
            List<String> values) {

        public static final String SUCCESS = "success";
        public static final String OUTCOME = "outcome";
        public static final String FIELD = "field";
    }

    record Counted(String id, Condition condition) {}

    Counted counted() {
        return new Counted(id, condition);
    }
}
