package com.aivors.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the checker found wrong.
final class Findings {

    enum Kind {
        /// Acknowledged and not stored as it was sent.
        LOST,
        /// Stored more than once.
        DUP,
        /// A call that is not what its stored events say.
        FOLD,
        /// A call at the wrong client.
        OWNER,
        /// A valid request answered with anything but 2xx, or 503 or 429 with Retry-After; or a hang.
        ERR
    }

    private final Map<Kind, List<String>> found = new EnumMap<>(Kind.class);
    private final int events;
    private final int calls;

    Findings(int events, int calls) {
        this.events = events;
        this.calls = calls;
    }

    void add(Kind kind, String what) {
        found.computeIfAbsent(kind, _ -> new ArrayList<>()).add(what);
    }

    List<String> of(Kind kind) {
        return found.getOrDefault(kind, List.of());
    }

    /// @throws AssertionError naming the first of each kind
    void assertNone() {
        if (!found.isEmpty()) {
            throw new AssertionError("the ledger does not hold: " + this);
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%d events of %d calls".formatted(events, calls));
        found.forEach((kind, all) -> text.append(", ")
                .append(kind)
                .append(' ')
                .append(all.size())
                .append(" (")
                .append(all.getFirst())
                .append(')'));
        return text.toString();
    }
}
