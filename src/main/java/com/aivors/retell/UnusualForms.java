package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonOut;
import com.aivors.retell.json.JsonReader;
import com.aivors.retell.json.NotJson;
import com.aivors.retell.json.PlainText;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds events in unusual forms: bytes as numbers, JSON as a field name, field names that are
/// paths, or a single member of any name that contains the event. Used only when no usual form
/// matches.
final class UnusualForms {

    private static final Set<String> NEVER = Set.of("headers", "params", "query");
    private static final int DEEPEST = 3;
    private static final int MOST_MEMBERS = 1_000;
    private static final int LARGEST = 4_000_000;

    private UnusualForms() {}

    /// @return the content; null when there is none, or more than one
    static @Nullable Json inside(Json.Obj object) throws NotJson {
        byte[] bytes = NodeBytes.of(object);
        if (bytes != null) {
            return Documents.read(bytes);
        }
        Json.Obj opened = PathNames.opened(object);
        if (opened != null) {
            return opened;
        }
        Json named = named(object);
        return named == null ? onlyEvent(object) : named;
    }

    /// Finds a form whose only key is the JSON, after it was parsed as fields: `{"{\"event\":…}":
    /// ""}`.
    private static @Nullable Json named(Json.Obj object) {
        if (object.members().size() != 1) {
            return null;
        }
        Map.Entry<String, Json> only = object.members().firstEntry();
        boolean json = PlainText.startsWith(only.getKey(), '{') || PlainText.startsWith(only.getKey(), '[');
        return json && !Lenient.isSaid(only.getValue()) ? new Json.Text(only.getKey()) : null;
    }

    private static @Nullable Json onlyEvent(Json.Obj object) {
        if (object.members().size() > MOST_MEMBERS || JsonOut.roughSize(object) > LARGEST) {
            return null;
        }
        Json only = null;
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            Json value = NEVER.contains(member.getKey()) ? null : looked(member.getValue());
            if (value != null && holdsEvent(value, 1)) {
                if (only != null) {
                    return null;
                }
                only = value;
            }
        }
        return only;
    }

    /// Parses the value far enough to look for an event; returns null for values that cannot
    /// contain one.
    private static @Nullable Json looked(Json value) {
        try {
            return switch (value) {
                case Json.Obj object -> object;
                case Json.Arr array -> array;
                case Json.Span span -> JsonReader.shallow(span.bytes(), 0);
                case Json.Text(String text) -> {
                    Json json = mayBeJson(text) ? Documents.read(text) : null;
                    yield json instanceof Json.Obj || json instanceof Json.Arr ? json : null;
                }
                default -> null;
            };
        } catch (NotJson e) {
            return null;
        }
    }

    private static boolean mayBeJson(String text) {
        return PlainText.startsWith(text, '{') || PlainText.startsWith(text, '[') || EncodedJson.decoded(text) != null;
    }

    private static boolean holdsEvent(Json json, int depth) {
        return switch (json) {
            case Json.Obj object ->
                object.has("call")
                        || object.has("call_id")
                        || NodeBytes.of(object) != null
                        || (depth < DEEPEST && isAround(object, depth));
            case Json.Arr array -> array.elements().stream().anyMatch(element -> holdsEvent(element, depth + 1));
            default -> false;
        };
    }

    private static boolean isAround(Json.Obj object, int depth) {
        return object.members().size() <= MOST_MEMBERS
                && object.members().entrySet().stream().anyMatch(member -> {
                    Json inner = NEVER.contains(member.getKey()) ? null : looked(member.getValue());
                    return inner != null && holdsEvent(inner, depth + 1);
                });
    }
}
