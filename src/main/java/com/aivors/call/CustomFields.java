package com.aivors.call;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the custom analysis of calls. Figures, filters, search and exports all use this class, so
/// their results agree.
public final class CustomFields {

    private static final int LONGEST_NAME = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    private CustomFields() {}

    /// Returns the plain values as text, in the order sent: text, numbers, true and false. Skips
    /// lists, objects and empty text.
    ///
    /// @param customAnalysis a JSON object as text
    public static Map<String, String> of(@Nullable String customAnalysis) {
        return read(customAnalysis).fields();
    }

    /// @param fields as returned by [#of]
    /// @param numbers the names of the fields that were sent as numbers
    record Read(Map<String, String> fields, Set<String> numbers) {}

    static Read read(@Nullable String customAnalysis) {
        var fields = new LinkedHashMap<String, String>();
        var numbers = new HashSet<String>();
        if (customAnalysis == null) {
            return new Read(fields, numbers);
        }
        try {
            for (Map.Entry<String, JsonNode> field :
                    JSON.readTree(customAnalysis).properties()) {
                JsonNode value = field.getValue();
                if (value.isValueNode() && !value.isNull() && field.getKey().length() <= LONGEST_NAME) {
                    String text = value.asString().strip();
                    if (!text.isEmpty()) {
                        fields.put(field.getKey(), text);
                        if (value.isNumber()) {
                            numbers.add(field.getKey());
                        }
                    }
                }
            }
        } catch (JacksonException e) {
            // A value that was stored before its size was limited cannot be parsed. It has no
            // fields.
            return new Read(fields, numbers);
        }
        return new Read(fields, numbers);
    }
}
