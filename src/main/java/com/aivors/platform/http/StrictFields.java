package com.aivors.platform.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads JSON strictly: a field of another type or an unknown field is a 400 that names it.
public final class StrictFields {

    private StrictFields() {}

    /// @param place of the object in the body; empty for the body itself
    /// @param known the fields that it may have
    public static JsonNode object(JsonNode json, String place, Set<String> known) {
        if (!json.isObject()) {
            throw Problem.invalid(
                    place, place.isEmpty() ? "Send an object with what to change." : "Must be an object.");
        }
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw Problem.invalid(place.isEmpty() ? name : place + "." + name, "This field is unknown.");
            }
        }
        return json;
    }

    /// @return null when the object has no such field
    public static @Nullable Boolean flag(JsonNode object, String field) {
        if (!object.has(field)) {
            return null;
        }
        if (!object.path(field).isBoolean()) {
            throw Problem.invalid(field, "Must be true or false.");
        }
        return object.path(field).booleanValue();
    }

    public static JsonNode array(JsonNode json, String place, int most) {
        if (!json.isArray() || json.size() > most) {
            throw Problem.invalid(place, "Must be a list of at most " + most + ".");
        }
        return json;
    }

    public static String text(JsonNode json, String place, int longest) {
        String text = json.isString() ? json.stringValue().strip() : "";
        if (text.isEmpty() || !StorableText.isLine(text, longest)) {
            throw Problem.invalid(place, "Must be a text of at most " + longest + " characters.");
        }
        return text;
    }
}
