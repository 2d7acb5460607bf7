package com.aivors.client.settings;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StrictFields;
import com.aivors.retell.CallOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one goal of a change.
final class GoalReader {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 100;
    private static final long LARGEST_VALUE = 100_000_000_000L;

    private GoalReader() {}

    static Goal read(JsonNode json, String place) {
        StrictFields.object(json, place, Set.of("id", "name", "condition", "valueCents"));
        return new Goal(
                id(json.path("id"), place + ".id"),
                StrictFields.text(json.path("name"), place + ".name", LONGEST),
                condition(json.path("condition"), place + ".condition"),
                valueCents(json.path("valueCents"), place + ".valueCents"));
    }

    private static String id(JsonNode json, String place) {
        if (json.isMissingNode() || json.isNull()) {
            return UUID.randomUUID().toString();
        }
        String id = StrictFields.text(json, place, 40);
        if (!id.matches("[A-Za-z0-9_-]+")) {
            throw FieldProblem.GOAL_ID.problem(place);
        }
        return id;
    }

    private static Goal.Condition condition(JsonNode json, String place) {
        StrictFields.object(json, place, Set.of("kind", "field", "values"));
        String kind = StrictFields.text(json.path("kind"), place + ".kind", LONGEST);
        List<String> values = values(json.path("values"), place + ".values");
        boolean hasField = json.hasNonNull("field");
        switch (kind) {
            case Goal.Condition.SUCCESS -> require(values.isEmpty(), place + ".values", FieldProblem.GOAL_SUCCESS);
            case Goal.Condition.OUTCOME, Goal.Condition.FIELD ->
                require(!values.isEmpty(), place + ".values", FieldProblem.GOAL_VALUES);
            default -> throw FieldProblem.GOAL_KIND.problem(place + ".kind");
        }
        if (kind.equals(Goal.Condition.OUTCOME)) {
            require(
                    CallOutcome.names().containsAll(values),
                    place + ".values",
                    FieldProblem.OF,
                    String.join(", ", CallOutcome.names().stream().sorted().toList()));
        }
        if (!kind.equals(Goal.Condition.FIELD)) {
            require(!hasField, place + ".field", FieldProblem.GOAL_FIELD);
            return new Goal.Condition(kind, null, values);
        }
        return new Goal.Condition(kind, StrictFields.text(json.path("field"), place + ".field", LONGEST), values);
    }

    private static List<String> values(JsonNode json, String place) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        var values = new ArrayList<String>();
        for (JsonNode value : StrictFields.array(json, place, MOST_VALUES)) {
            values.add(StrictFields.text(value, place + "[" + values.size() + "]", LONGEST));
        }
        return values.stream().distinct().toList();
    }

    private static @Nullable Long valueCents(JsonNode json, String place) {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        require(
                json.isIntegralNumber()
                        && json.canConvertToLong()
                        && json.longValue() >= 0
                        && json.longValue() <= LARGEST_VALUE,
                place,
                FieldProblem.GOAL_CENTS);
        return json.longValue();
    }

    private static void require(boolean holds, String place, FieldProblem problem, Object... values) {
        if (!holds) {
            throw problem.problem(place, values);
        }
    }
}
