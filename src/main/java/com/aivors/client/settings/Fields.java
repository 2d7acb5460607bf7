package com.aivors.client.settings;

import com.aivors.platform.http.Problem;
import com.aivors.platform.http.StorableText;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads JSON strictly: a field of another type or an unknown field is a 400 that names it.
final class Fields {

    private Fields() {}

    static JsonNode object(JsonNode json, String place, Set<String> known) {
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

    static JsonNode array(JsonNode json, String place, int most) {
        if (!json.isArray() || json.size() > most) {
            throw Problem.invalid(place, "Must be a list of at most " + most + ".");
        }
        return json;
    }

    static String text(JsonNode json, String place, int longest) {
        String text = json.isString() ? json.stringValue().strip() : "";
        if (text.isEmpty()
                || text.length() > longest
                || text.chars().anyMatch(Character::isISOControl)
                || !StorableText.isStorable(text)) {
            throw Problem.invalid(place, "Must be a text of at most " + longest + " characters.");
        }
        return text;
    }
}
