package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Field names that are paths: forms, Zapier and Make flatten nested fields to `call[call_id]`,
/// `call.call_id`, `call__call_id`, `call[transcript_object][0][role]`.
final class PathNames {

    private static final int DEEPEST = 12;
    private static final int MOST = 10_000;

    private static final Set<String> FIRST = Set.of(
            "call",
            "body",
            "data",
            "payload",
            "json",
            "call_analysis",
            "call_cost",
            "latency",
            Analysis.POST_CALL,
            "custom_analysis_data",
            "transcript_object",
            "transcript_with_tool_calls",
            "transfer_destination");

    /// These objects contain the agency's own names, which may include dots and brackets.
    private static final Set<String> FREE_NAMES = Set.of("custom_analysis_data", Analysis.POST_CALL, "metadata");

    private PathNames() {}

    /// Returns the object with its paths unfolded; null when it has none.
    static Json.@Nullable Obj opened(Json.Obj flat) {
        if (flat.members().size() > MOST || flat.members().keySet().stream().noneMatch(PathNames::isPath)) {
            return null;
        }
        var root = new Branch();
        flat.members().forEach((name, value) -> {
            if (isPath(name)) {
                root.put(path(name), 0, value);
            } else {
                root.leaves.put(name, value);
            }
        });
        return root.object();
    }

    private static boolean isPath(String name) {
        int end = firstEnd(name);
        return end > 0 && end < name.length() - 1 && FIRST.contains(name.substring(0, end));
    }

    private static int firstEnd(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (delimiter(name, i) > 0) {
                return i;
            }
        }
        return 0;
    }

    /// Returns the length of the delimiter at this position; 0 when there is none.
    private static int delimiter(String name, int at) {
        return switch (name.charAt(at)) {
            case '.', '[', ']' -> 1;
            case '_' -> name.startsWith("__", at) ? 2 : 0;
            default -> 0;
        };
    }

    private static List<String> path(String name) {
        var path = new ArrayList<String>();
        int from = 0;
        int at = 0;
        while (at < name.length()) {
            int delimiter = delimiter(name, at);
            if (delimiter == 0) {
                at++;
                continue;
            }
            if (at > from) {
                path.add(name.substring(from, at));
                if (FREE_NAMES.contains(path.getLast()) || path.size() == DEEPEST) {
                    path.add(rest(name.substring(at)));
                    return path;
                }
            }
            at += delimiter;
            from = at;
        }
        if (from < name.length()) {
            path.add(name.substring(from));
        }
        return path;
    }

    private static String rest(String from) {
        String rest = from.startsWith("]") ? from.substring(1) : from;
        if (rest.startsWith("[") && rest.endsWith("]")) {
            return rest.substring(1, rest.length() - 1);
        }
        return rest.isEmpty() ? rest : rest.substring(delimiter(rest, 0));
    }

    /// An object or a list under construction.
    private static final class Branch {

        private final SequencedMap<String, Json> leaves = new LinkedHashMap<>();
        private final SequencedMap<String, Branch> branches = new LinkedHashMap<>();

        void put(List<String> path, int at, Json value) {
            String name = path.get(at);
            if (at == path.size() - 1) {
                leaves.putIfAbsent(name, value);
            } else {
                // Reserves the member's position among the others.
                leaves.putIfAbsent(name, Json.Literal.NULL);
                branches.computeIfAbsent(name, _ -> new Branch()).put(path, at + 1, value);
            }
        }

        Json.Obj object() {
            branches.forEach((name, branch) -> {
                if (!Lenient.isSaid(leaves.get(name))) {
                    leaves.put(name, branch.json());
                }
            });
            leaves.remove(JsonReader.ACCESS_TOKEN);
            return new Json.Obj(leaves);
        }

        private Json json() {
            Json.Obj object = object();
            int next = 0;
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                if (!member.getKey().equals(Integer.toString(next++))) {
                    return object;
                }
            }
            return new Json.Arr(List.copyOf(object.members().values()));
        }
    }
}
