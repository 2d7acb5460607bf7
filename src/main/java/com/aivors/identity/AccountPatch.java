package com.aivors.identity;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StrictFields;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The changes of a user to its own account. Describes the body in the API document.
///
/// @param language for pages and mails; null lets the next sign-in set it
record AccountPatch(@Nullable Language language) {

    /// @throws com.aivors.platform.http.Problem 400 naming the field that is wrong
    static AccountPatch read(JsonNode body) {
        StrictFields.object(body, "", Set.of("language"));
        JsonNode language = body.path("language");
        if (language.isNull()) {
            return new AccountPatch(null);
        }
        return new AccountPatch(Language.of(language.isString() ? language.stringValue() : null)
                .orElseThrow(() -> FieldProblem.ONE_OF.problem(
                        "language",
                        Arrays.stream(Language.values()).map(Language::code).collect(Collectors.joining(", ")))));
    }
}
