package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The name of an event and the key it was sent under.
record EventName(String key, String name) {

    /// Retell uses `event`, but forwarders rename it. If several keys are present, the first of
    /// this list counts.
    private static final List<String> KEYS = List.of("event", "eventtype", "eventname", "webhookevent", "type");

    private static final String LEAST_CERTAIN = "type";
    private static final int LONGEST_KEY = 16;

    static @Nullable EventName in(Json.Obj object) {
        String usual = nameIn(object.get("event"));
        if (usual != null) {
            return new EventName("event", usual);
        }
        EventName best = null;
        int bestPlace = KEYS.size();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            int place = place(member.getKey());
            String name = place < bestPlace ? nameIn(member.getValue()) : null;
            if (name != null && (!KEYS.get(place).equals(LEAST_CERTAIN) || EventType.namesAnEvent(name))) {
                best = new EventName(member.getKey(), name);
                bestPlace = place;
            }
        }
        return best;
    }

    /// Returns null for an object and for JSON in a text, because these are the event itself, not
    /// its name.
    private static @Nullable String nameIn(@Nullable Json value) {
        return value instanceof Json.Text text && !PlainText.startsWith(text.value(), '{')
                ? Lenient.saidLabel(text)
                : null;
    }

    private static int place(String key) {
        char first = key.isEmpty() || key.length() > LONGEST_KEY ? ' ' : Character.toLowerCase(key.charAt(0));
        if (first != 'e' && first != 't' && first != 'w') {
            return KEYS.size();
        }
        int place = KEYS.indexOf(key.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT));
        return place < 0 ? KEYS.size() : place;
    }
}
