package com.aivors.agent;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.ProblemType;
import com.aivors.retell.RetellId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks and cleans the IDs of Retell agents, which are opaque text.
public final class AgentIds {

    private static final String QUOTES = "\"'`´“”„‟‘’‚‛«»‹›";

    /// A web address, with or without its scheme.
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z][a-z0-9+.-]*://|[a-z0-9.-]+\\.[a-z]{2,}/)\\S*", Pattern.CASE_INSENSITIVE);

    private static final Pattern AGENT = Pattern.compile("(?<![A-Za-z0-9_])agent_[A-Za-z0-9_-]+");

    /// Retell's API keys, alone or within other text.
    private static final Pattern KEY =
            Pattern.compile("^key_|(?<![a-z0-9_])key_[a-z0-9]{8,}", Pattern.CASE_INSENSITIVE);

    private AgentIds() {}

    /// Returns the ID of an agent to connect, cleaned from what people paste. Removes white space
    /// and quotes around it and invisible characters, and reduces an address of Retell's dashboard
    /// to its ID.
    ///
    /// @throws Problem 400 for an invalid ID, `api-key-as-agent-id` for an API key; the message
    ///     never repeats the text
    public static String toConnect(@Nullable String text) {
        String id = cleaned(text == null ? "" : text);
        if (KEY.matcher(id).find()) {
            throw ProblemType.API_KEY_AS_AGENT_ID.problem().at(FieldProblem.API_KEY_GIVEN.error("agentId"));
        }
        return checked(id);
    }

    /// Returns the stored form of an ID, for finding an agent. Only trims the text, because events
    /// may name agents by any text.
    ///
    /// @throws Problem 400 when the text is empty or longer than any ID
    public static String named(@Nullable String text) {
        return sized(text == null ? "" : RetellId.trimmed(text));
    }

    /// Returns the IDs that a text may mean when an agent is to be disconnected: the text itself,
    /// which an older version may have stored with its quotes, and the text as [#toConnect] cleans
    /// it.
    ///
    /// @throws Problem 400 when the text is empty or longer than any ID
    public static List<String> spellings(@Nullable String text) {
        String id = named(text);
        return Stream.of(id, cleaned(id))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    /// Returns the ID for logs. Shortens an API key that an older version accepted as an ID.
    public static String shown(String id) {
        return KEY.matcher(id).find() ? "key_…" : id;
    }

    private static String cleaned(String text) {
        String id = strip(
                text.codePoints()
                        .filter(c -> Character.getType(c) != Character.FORMAT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString(),
                QUOTES);
        if (ADDRESS.matcher(id).matches()) {
            Matcher agent = AGENT.matcher(id);
            return agent.find() ? agent.group() : id;
        }
        return id;
    }

    /// Removes white space, control and format characters, and the characters of `more`, from both
    /// ends.
    private static String strip(String text, String more) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from), more)) {
            from++;
        }
        while (to > from && isAround(text.charAt(to - 1), more)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isAround(char c, String more) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || more.indexOf(c) >= 0;
    }

    private static String sized(String id) {
        if (id.isEmpty()) {
            throw FieldProblem.ENTER_AGENT_ID.problem("agentId");
        }
        if (id.length() > RetellId.LONGEST) {
            throw FieldProblem.AGENT_ID_TOO_LONG.problem("agentId");
        }
        return id;
    }

    private static String checked(String id) {
        if (sized(id)
                .chars()
                .anyMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.isSurrogate((char) c))) {
            throw FieldProblem.AGENT_ID_WITH_SPACES.problem("agentId");
        }
        if (RetellId.fault(id) != null) {
            throw FieldProblem.AGENT_ID_PLACEHOLDER.problem("agentId");
        }
        return id;
    }
}
