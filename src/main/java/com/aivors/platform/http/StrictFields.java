package com.aivors.platform.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads JSON strictly: a field of the wrong type or an unknown field is a 400 that names it.
public final class StrictFields {

    private StrictFields() {}

    /// @param place the path of the object in the body; empty for the body itself
    /// @param known the allowed fields
    public static JsonNode object(JsonNode json, String place, Set<String> known) {
        if (!json.isObject()) {
            throw (place.isEmpty() ? FieldProblem.NOTHING_TO_CHANGE : FieldProblem.NOT_AN_OBJECT).problem(place);
        }
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw FieldProblem.UNKNOWN_FIELD.problem(place.isEmpty() ? name : place + "." + name);
            }
        }
        return json;
    }

    /// @return null when the object does not contain the field
    public static @Nullable Boolean flag(JsonNode object, String field) {
        if (!object.has(field)) {
            return null;
        }
        if (!object.path(field).isBoolean()) {
            throw FieldProblem.TRUE_OR_FALSE.problem(field);
        }
        return object.path(field).booleanValue();
    }

    public static JsonNode array(JsonNode json, String place, int most) {
        if (!json.isArray() || json.size() > most) {
            throw FieldProblem.LIST_TOO_LONG.problem(place, most);
        }
        return json;
    }

    public static String text(JsonNode json, String place, int longest) {
        String text = json.isString() ? json.stringValue().strip() : "";
        if (text.isEmpty() || !StorableText.isLine(text, longest)) {
            throw FieldProblem.TEXT_TOO_LONG.problem(place, longest);
        }
        return text;
    }
}
