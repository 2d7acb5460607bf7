package com.aivors.review;

import com.aivors.call.CallReview;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.StorableText;
import com.aivors.platform.http.StrictFields;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A change of a call's review. Fields that are not sent stay unchanged.
///
/// @param flagged null keeps it
/// @param done null keeps it
/// @param assigns whether to set the assignee, possibly to nobody
/// @param tags the complete new set; null keeps the tags
/// @param addTags tags to add
/// @param removeTags tags to remove
record ReviewChange(
        @Nullable Boolean flagged,
        @Nullable Boolean done,
        boolean assigns,
        @Nullable UUID assigneeId,
        @Nullable Set<String> tags,
        Set<String> addTags,
        Set<String> removeTags) {

    static final int MOST_TAGS = 20;
    static final int LONGEST_TAG = 50;

    private static final Set<String> OF_ONE = Set.of("flagged", "done", "assigneeId", "tags");
    private static final Set<String> OF_SEVERAL =
            Set.of("callIds", "flagged", "done", "assigneeId", "addTags", "removeTags");

    /// @throws Problem 400 naming the field that is wrong
    static ReviewChange ofOne(JsonNode body) {
        return read(body, OF_ONE);
    }

    /// @throws Problem 400 naming the field that is wrong
    static ReviewChange ofSeveral(JsonNode body) {
        return read(body, OF_SEVERAL);
    }

    private static ReviewChange read(JsonNode body, Set<String> known) {
        StrictFields.object(body, "", known);
        return new ReviewChange(
                StrictFields.flag(body, "flagged"),
                StrictFields.flag(body, "done"),
                body.has("assigneeId"),
                assignee(body.path("assigneeId")),
                body.has("tags") ? tags(body, "tags") : null,
                tags(body, "addTags"),
                tags(body, "removeTags"));
    }

    /// @throws Problem 400 when the call would have too many tags
    Set<String> tagsAfter(Set<String> present) {
        var after = new TreeSet<>(tags == null ? present : tags);
        after.addAll(addTags);
        after.removeAll(removeTags);
        if (after.size() > MOST_TAGS && after.size() > present.size()) {
            throw FieldProblem.TAGS_OF_A_CALL.problem(tags == null ? "addTags" : "tags", MOST_TAGS);
        }
        return after;
    }

    private static @Nullable UUID assignee(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        try {
            return UUID.fromString(id.isString() ? id.stringValue() : "");
        } catch (IllegalArgumentException e) {
            throw unknownAssignee();
        }
    }

    static Problem unknownAssignee() {
        return FieldProblem.UNKNOWN_ASSIGNEE.problem("assigneeId");
    }

    private static Set<String> tags(JsonNode body, String field) {
        var tags = new TreeSet<String>();
        JsonNode array = body.path(field);
        if (array.isMissingNode()) {
            return tags;
        }
        if (!array.isArray() || array.size() > MOST_TAGS) {
            throw FieldProblem.TOO_MANY_TAGS.problem(field, MOST_TAGS);
        }
        for (JsonNode tag : array) {
            tags.add(tag(tag, field + "[" + tags.size() + "]"));
        }
        return tags;
    }

    private static String tag(JsonNode node, String place) {
        String text = node.isString() ? CallReview.tag(node.stringValue()) : "";
        if (text.isEmpty() || !StorableText.isLine(text, LONGEST_TAG)) {
            throw FieldProblem.TAG_LENGTH.problem(place, LONGEST_TAG);
        }
        return text;
    }
}
