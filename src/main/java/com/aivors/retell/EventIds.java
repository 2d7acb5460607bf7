package com.aivors.retell;

import com.aivors.retell.json.Json;
import com.aivors.retell.json.PlainText;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The ids of one event, checked.
///
/// @param agentId null when the event names no agent
record EventIds(String callId, @Nullable String agentId) {

    private static final String AGENT_ID = "agent_id";
    private static final String CALL_ID = "call_id";

    /// An id that no call or agent can have. The hint tells the sender what to change.
    static final class WrongId extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String hint;

        WrongId(String hint) {
            super(hint, null, false, false);
            this.hint = hint;
        }

        String hint() {
            return hint;
        }
    }

    /// @param nested whether the call was sent as `call` of the event
    static EventIds of(Json.Obj call, Json.Obj beside, boolean nested) throws WrongId {
        String where = nested ? "call." : "";
        String callId = required(where + CALL_ID, call.get(CALL_ID));
        Json agent = call.get(AGENT_ID);
        return new EventIds(
                callId, isBlank(agent) ? optional(AGENT_ID, beside.get(AGENT_ID)) : optional(where + AGENT_ID, agent));
    }

    /// Reads the ids of an event that was accepted before.
    static EventIds stored(String callId, Json.Obj call, Json.Obj beside) {
        String ofCall = RetellId.of(Lenient.idText(call.get(AGENT_ID)));
        return new EventIds(callId, ofCall == null ? RetellId.of(Lenient.idText(beside.get(AGENT_ID))) : ofCall);
    }

    private static String required(String field, @Nullable Json value) throws WrongId {
        String text = Lenient.idText(value);
        if (text == null) {
            throw new WrongId("`" + field + "` must be a text of 1 to " + RetellId.LONGEST + " characters.");
        }
        String id = RetellId.trimmed(text);
        String fault = RetellId.fault(id);
        if (fault != null) {
            throw new WrongId("`" + field + "` " + fault + ". Send the id that Retell gave.");
        }
        return PlainText.of(id);
    }

    /// Returns null for an id that is missing, blank, or longer than any id of an agent.
    private static @Nullable String optional(String field, @Nullable Json value) throws WrongId {
        String text = Lenient.idText(value);
        return text == null || isBlank(value) || RetellId.trimmed(text).length() > RetellId.LONGEST
                ? null
                : required(field, value);
    }

    private static boolean isBlank(@Nullable Json value) {
        String text = Lenient.idText(value);
        return text == null || RetellId.trimmed(text).isEmpty();
    }
}
