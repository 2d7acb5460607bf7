package com.aivors.review.rules;

import com.aivors.call.search.SaidWords;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StorableText;
import com.aivors.platform.http.StrictFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the body of a change of the rules. Fields that are not sent stay.
final class RulesReading {

    private static final int MOST = 20;
    private static final int LONGEST = 100;
    private static final Set<String> KNOWN = Set.of("negativeSentiment", "failed", "missedGoals", "phrases");

    private RulesReading() {}

    /// @throws Problem 400 naming the field that is wrong
    static ReviewRules changed(JsonNode body, ReviewRules present) {
        StrictFields.object(body, "", KNOWN);
        return new ReviewRules(
                flag(body, "negativeSentiment", present.negativeSentiment()),
                flag(body, "failed", present.failed()),
                texts(body, "missedGoals", present.missedGoals()),
                phrases(body, present.phrases()));
    }

    private static List<String> phrases(JsonNode body, List<String> present) {
        List<String> phrases = texts(body, "phrases", present);
        for (int i = 0; body.has("phrases") && i < phrases.size(); i++) {
            if (!SaidWords.isPhrase(phrases.get(i))) {
                throw FieldProblem.PHRASE_WITHOUT_WORD.problem("phrases[" + i + "]");
            }
        }
        return phrases;
    }

    private static boolean flag(JsonNode body, String field, boolean present) {
        return Objects.requireNonNullElse(StrictFields.flag(body, field), present);
    }

    private static List<String> texts(JsonNode body, String field, List<String> present) {
        if (!body.has(field)) {
            return present;
        }
        JsonNode array = body.path(field);
        if (!array.isArray() || array.size() > MOST) {
            throw FieldProblem.TOO_MANY_TEXTS.problem(field, MOST);
        }
        var texts = new ArrayList<String>();
        for (JsonNode node : array) {
            String text = node.isString() ? node.stringValue().strip() : "";
            if (text.isEmpty() || !StorableText.isLine(text, LONGEST)) {
                throw FieldProblem.TEXT_BETWEEN.problem(field + "[" + texts.size() + "]", LONGEST);
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }
}
