package com.aivors.review.rules;

import com.aivors.platform.http.Problem;
import com.aivors.platform.http.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the document of a change of the rules: what is absent stays.
final class RulesReading {

    private static final int MOST = 20;
    private static final int LONGEST = 100;
    private static final Set<String> KNOWN = Set.of("negativeSentiment", "failed", "missedGoals", "phrases");

    private RulesReading() {}

    /// @throws Problem 400 naming the field that is wrong
    static ReviewRules changed(JsonNode body, ReviewRules present) {
        if (!body.isObject()) {
            throw Problem.invalid("", "Send an object with what to change.");
        }
        for (String field : body.propertyNames()) {
            if (!KNOWN.contains(field)) {
                throw Problem.invalid(field, "This field is unknown.");
            }
        }
        return new ReviewRules(
                flag(body, "negativeSentiment", present.negativeSentiment()),
                flag(body, "failed", present.failed()),
                texts(body, "missedGoals", present.missedGoals()),
                texts(body, "phrases", present.phrases()));
    }

    private static boolean flag(JsonNode body, String field, boolean present) {
        if (!body.has(field)) {
            return present;
        }
        if (!body.path(field).isBoolean()) {
            throw Problem.invalid(field, "Must be true or false.");
        }
        return body.path(field).booleanValue();
    }

    private static List<String> texts(JsonNode body, String field, List<String> present) {
        if (!body.has(field)) {
            return present;
        }
        JsonNode array = body.path(field);
        if (!array.isArray() || array.size() > MOST) {
            throw Problem.invalid(field, "Must be a list of at most " + MOST + " texts.");
        }
        var texts = new ArrayList<String>();
        for (JsonNode node : array) {
            String text = node.isString() ? node.stringValue().strip() : "";
            if (text.isEmpty()
                    || text.length() > LONGEST
                    || text.chars().anyMatch(Character::isISOControl)
                    || !StorableText.isStorable(text)) {
                throw Problem.invalid(
                        field + "[" + texts.size() + "]", "Must be a text of 1 to " + LONGEST + " characters.");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }
}
