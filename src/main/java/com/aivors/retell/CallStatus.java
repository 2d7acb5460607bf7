package com.aivors.retell;

import com.aivors.retell.json.Json;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The state of a call according to one event. A call is over when any of these says so: the
/// event's name, a disconnection reason, an end time, or a final status. (Retell's own
/// documentation shows `call_ended` with the status `registered`.)
final class CallStatus {

    private static final Set<String> FINAL = Set.of("ended", "not_connected", "error");
    private static final Set<String> OPEN = Set.of("registered", "ongoing");

    private CallStatus() {}

    /// @param reason in Retell's spelling
    /// @return one of Retell's five, or null when the state is unknown
    static @Nullable String of(
            @Nullable EventType type, Json.Obj call, @Nullable String reason, @Nullable Long endedAtMillis) {
        String sent = sent(call);
        if (sent != null && FINAL.contains(sent)) {
            return sent;
        }
        if (reason != null) {
            return after(reason);
        }
        if ((type != null && type.ends()) || endedAtMillis != null) {
            return "ended";
        }
        return sent == null && type != null && type.isDuring() ? "ongoing" : sent;
    }

    /// Returns whether the sent status alone says that the call is over.
    static boolean isFinal(Json.Obj call) {
        String sent = sent(call);
        return sent != null && FINAL.contains(sent);
    }

    /// Returns the status in Retell's spelling; null when it is none of Retell's five.
    private static @Nullable String sent(Json.Obj call) {
        String label = Lenient.saidLabel(call.get("call_status"));
        if (label == null || FINAL.contains(label) || OPEN.contains(label)) {
            return label;
        }
        String spelled = label.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
        return FINAL.contains(spelled) || OPEN.contains(spelled) ? spelled : null;
    }

    private static String after(String reason) {
        return switch (Disconnection.of(reason)) {
            case NOT_CONNECTED -> "not_connected";
            case ERROR -> "error";
            case ENDED -> "ended";
            case null -> reason.startsWith("error_") ? "error" : reason.startsWith("dial_") ? "not_connected" : "ended";
        };
    }
}
