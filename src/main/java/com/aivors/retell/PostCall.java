package com.aivors.retell;

import com.aivors.retell.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `post_call_analysis_data`: an object of fields, or a list of names with values. (An
/// agent's settings use this name for a list without values, which says nothing about a call.)
final class PostCall {

    private PostCall() {}

    static Map<String, Json> fields(@Nullable Json value) {
        var fields = new LinkedHashMap<String, Json>();
        Json.Obj object = Lenient.object(value);
        if (object != null) {
            object.members().forEach((name, field) -> {
                if (field != Json.Literal.NULL) {
                    fields.put(name, field);
                }
            });
            return fields;
        }
        Json.Arr list = Lenient.array(value);
        if (list != null) {
            for (Json element : list.elements()) {
                Json.Obj field = Lenient.object(element);
                String name = field == null ? null : Lenient.label(field.get("name"));
                Json said = field == null ? null : field.get("value");
                if (name != null && said != null && said != Json.Literal.NULL) {
                    fields.put(name, said);
                }
            }
        }
        return fields;
    }
}
