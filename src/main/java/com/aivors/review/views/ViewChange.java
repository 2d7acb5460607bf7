package com.aivors.review.views;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StorableText;
import com.aivors.platform.http.StrictFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A change of a view. Fields that are not sent stay.
record ViewChange(
        @Nullable String name,
        @Nullable String query,
        @Nullable List<String> columns,
        @Nullable Boolean shared) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 2_000;
    private static final int LONGEST_COLUMN = 100;
    private static final int MOST_COLUMNS = 40;
    private static final Set<String> KNOWN = Set.of("name", "query", "columns", "shared");

    /// @throws Problem 400 naming the field that is wrong
    static ViewChange of(JsonNode body) {
        StrictFields.object(body, "", KNOWN);
        String name = text(body.path("name"), "name", LONGEST_NAME);
        if (name != null && name.isEmpty()) {
            throw FieldProblem.ENTER_NAME.problem("name");
        }
        return new ViewChange(
                name,
                text(body.path("query"), "query", LONGEST_QUERY),
                columns(body.path("columns")),
                StrictFields.flag(body, "shared"));
    }

    /// @throws Problem 400 when the view would have no name
    SavedView applyTo(@Nullable SavedView present, UUID id, UUID ownerId) {
        String newName = name == null && present != null ? present.name() : name;
        if (newName == null) {
            throw FieldProblem.ENTER_NAME.problem("name");
        }
        return new SavedView(
                id,
                newName,
                query != null ? query : present == null ? "" : present.query(),
                columns != null ? columns : present == null ? List.of() : present.columns(),
                shared != null ? shared : present != null && present.shared(),
                present == null || present.own(),
                ownerId);
    }

    private static @Nullable String text(JsonNode node, String place, int longest) {
        if (node.isMissingNode()) {
            return null;
        }
        String text = node.isString() ? node.stringValue().strip() : null;
        if (text == null || !StorableText.isLine(text, longest)) {
            throw FieldProblem.TEXT_TOO_LONG.problem(place, longest);
        }
        return text;
    }

    private static @Nullable List<String> columns(JsonNode array) {
        if (array.isMissingNode()) {
            return null;
        }
        if (!array.isArray() || array.size() > MOST_COLUMNS) {
            throw FieldProblem.TOO_MANY_COLUMNS.problem("columns", MOST_COLUMNS);
        }
        var columns = new ArrayList<String>();
        for (JsonNode column : array) {
            String name = text(column, "columns[" + columns.size() + "]", LONGEST_COLUMN);
            if (name != null) {
                columns.add(name);
            }
        }
        return List.copyOf(columns);
    }
}
