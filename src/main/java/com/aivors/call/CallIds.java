package com.aivors.call;

import com.aivors.platform.http.FieldProblem;
import com.aivors.retell.RetellId;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Reads the ids of calls from a request body.
public final class CallIds {

    public static final String FIELD = "callIds";

    private CallIds() {}

    /// @return the trimmed ids
    /// @throws Problem 400 unless the field is a list of 1 to `most` ids
    public static Set<String> of(JsonNode body, int most) {
        JsonNode array = body.path(FIELD);
        if (!array.isArray() || array.isEmpty() || array.size() > most) {
            throw FieldProblem.CALL_IDS.problem(FIELD, most);
        }
        var calls = new TreeSet<String>();
        for (JsonNode id : array) {
            if (!id.isString()) {
                throw FieldProblem.CALL_IDS.problem(FIELD, most);
            }
            calls.add(RetellId.trimmed(id.stringValue()));
        }
        return calls;
    }
}
