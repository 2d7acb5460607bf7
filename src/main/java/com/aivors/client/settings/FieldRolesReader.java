package com.aivors.client.settings;

import com.aivors.platform.http.StrictFields;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the field roles of a change.
final class FieldRolesReader {

    private static final String PLACE = "fieldRoles";
    private static final String CALLER_NAME = "callerName";
    private static final String CALLBACK_NUMBER = "callbackNumber";
    private static final String REASON = "reason";

    private static final int LONGEST = 100;

    private FieldRolesReader() {}

    /// @return no roles for JSON null
    static FieldRoles read(JsonNode json) {
        if (json.isNull()) {
            return FieldRoles.NONE;
        }
        StrictFields.object(json, PLACE, Set.of(CALLER_NAME, CALLBACK_NUMBER, REASON));
        return new FieldRoles(field(json, CALLER_NAME), field(json, CALLBACK_NUMBER), field(json, REASON));
    }

    private static @Nullable String field(JsonNode json, String role) {
        return json.hasNonNull(role) ? StrictFields.text(json.path(role), PLACE + "." + role, LONGEST) : null;
    }
}
