package com.aivors.retell;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Retell's events about calls: their names in any spelling, how much each event tells, and what it
/// says about the state of the call. Their texts for people are in `web/src/lib/eventNames.ts`.
public enum EventType {
    CALL_STARTED(0, List.of("", "call"), List.of("start", "started", "begin", "began", "begun", "connected")),
    TRANSCRIPT_UPDATED(1, List.of("transcript", "calltranscript"), List.of("update", "updated", "updates")),
    CALL_ENDED(
            2,
            List.of("", "call"),
            List.of("end", "ended", "complete", "completed", "finish", "finished", "disconnected", "hangup", "hungup")),
    CALL_ANALYZED(
            3,
            List.of("", "call", "postcall"),
            List.of(
                    "analyze",
                    "analyzed",
                    "analyse",
                    "analysed",
                    "analysis",
                    "analysiscomplete",
                    "analysiscompleted",
                    "analysisready")),
    TRANSFER_STARTED(0, List.of("transfer", "calltransfer"), List.of("start", "started")),
    TRANSFER_BRIDGED(0, List.of("transfer", "calltransfer"), List.of("bridge", "bridged")),
    TRANSFER_CANCELLED(0, List.of("transfer", "calltransfer"), List.of("cancel", "canceled", "cancelled")),
    TRANSFER_ENDED(0, List.of("transfer", "calltransfer"), List.of("end", "ended"));

    private static final int LONGEST_NAME = 100;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

    /// Words around a name that carry no meaning: `retell.call_ended`, `call-ended-event`.
    private static final Set<String> NOISE =
            Set.of("", "retell", "retellai", "ai", "com", "webhook", "webhooks", "event", "events", "v1", "v2");

    private static final Set<String> OTHER_FAMILIES = Set.of("chat", "chats", "alert", "alerts");
    private static final Set<String> RUN_TOGETHER = Set.of(
            "callinbound",
            "chatinbound",
            "chatstarted",
            "chatended",
            "chatanalyzed",
            "alerttriggered",
            "alertresolved");

    private static final Map<String, EventType> BY_NAME = new HashMap<>();
    private static final Map<String, EventType> BY_SPELLING = new HashMap<>();

    static {
        for (EventType type : values()) {
            BY_NAME.put(type.retellName, type);
            for (String subject : type.subjects) {
                type.verbs.forEach(verb -> BY_SPELLING.put(subject + verb, type));
            }
        }
    }

    private final String retellName;
    private final int rank;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> subjects;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> verbs;

    EventType(int rank, List<String> subjects, List<String> verbs) {
        this.retellName = name().toLowerCase(Locale.ROOT);
        this.rank = rank;
        this.subjects = subjects;
        this.verbs = verbs;
    }

    /// Returns Retell's spelling: `call_ended`.
    public String retellName() {
        return retellName;
    }

    /// Returns how much the event tells about its call, from 0 to 3; a merge key has two bits for
    /// it.
    public int rank() {
        return rank;
    }

    /// Returns whether the call is in progress when this event is sent. False for transfer events,
    /// because they also arrive after the end of the call.
    boolean isDuring() {
        return this == CALL_STARTED || this == TRANSCRIPT_UPDATED;
    }

    /// Returns whether the call is over when this event is sent.
    public boolean ends() {
        return this == CALL_ENDED || this == CALL_ANALYZED;
    }

    /// Finds the type for a name. Ignores case and the separator between words (`.`, `-`, `_`, a
    /// space or none), and accepts the base form of the verb (`call_end`). Returns null for an
    /// unknown name.
    public static @Nullable EventType of(String name) {
        EventType exact = BY_NAME.get(name);
        return exact == null ? BY_SPELLING.get(joined(name)) : exact;
    }

    /// Returns whether the event is not about a call: events of chats and alerts, and the request
    /// `call_inbound`, arrive at the same address.
    static boolean isOfAnotherFamily(String name) {
        if (BY_NAME.containsKey(name)) {
            return false;
        }
        List<String> words = words(name);
        return (!words.isEmpty() && OTHER_FAMILIES.contains(words.getFirst()))
                || RUN_TOGETHER.contains(String.join("", words));
    }

    /// Returns whether the text can only be the name of an event, of a call or of another family.
    /// `ended` alone is not enough: as the value of `type` it may mean something else.
    static boolean namesAnEvent(String name) {
        EventType type = of(name);
        String joined = joined(name);
        boolean verbOnly = type != null && type.verbs.contains(joined);
        return (type != null && !verbOnly) || isOfAnotherFamily(name);
    }

    private static String joined(String name) {
        return String.join("", words(name));
    }

    private static List<String> words(String name) {
        if (name.length() > LONGEST_NAME) {
            return List.of();
        }
        List<String> words = BETWEEN_WORDS
                .splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        int from = 0;
        int to = words.size();
        while (from < to && NOISE.contains(words.get(from))) {
            from++;
        }
        while (to > from && NOISE.contains(words.get(to - 1))) {
            to--;
        }
        return words.subList(from, to);
    }
}
