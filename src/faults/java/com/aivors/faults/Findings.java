package com.aivors.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The errors that the checker found.
final class Findings {

    enum Kind {
        /// An acknowledged event is not stored, or differs from the sent one.
        LOST,
        /// An event is stored more than once.
        DUP,
        /// A call differs from the fold of its stored events.
        FOLD,
        /// A call belongs to the wrong client.
        OWNER,
        /// A valid request got a response other than 2xx, or 503 or 429 with Retry-After; or it got
        /// none in time.
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

    /// @throws AssertionError naming the first finding of each kind
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
