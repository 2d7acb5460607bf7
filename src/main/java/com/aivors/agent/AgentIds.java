package com.aivors.agent;

import com.aivors.platform.web.Problem;
import org.jspecify.annotations.Nullable;

/// What may be a Retell agent's ID: opaque text, as Retell shows it.
public final class AgentIds {

    private static final int LONGEST = 255;

    private AgentIds() {}

    /// @return the ID without surrounding white space, as people paste it
    /// @throws Problem 400 that says what is wrong with it
    public static String checked(@Nullable String text) {
        String id = text == null ? "" : text.strip();
        if (id.isEmpty()) {
            throw Problem.invalid("agentId", "Enter the agent's ID. It looks like agent_… in Retell's dashboard.");
        }
        if (id.length() > LONGEST) {
            throw Problem.invalid("agentId", "An agent's ID has at most 255 characters.");
        }
        if (id.chars()
                .anyMatch(c ->
                        Character.isWhitespace(c) || Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw Problem.invalid("agentId", "An agent's ID has no spaces inside.");
        }
        return id;
    }
}
