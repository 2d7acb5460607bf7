package com.aivors.retell;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Text in place of a value: an expression that n8n, Make, Zapier or a script did not evaluate, or
/// a template engine's word for a missing value.
final class Placeholder {

    private static final int LONGEST = 500;
    private static final int LONGEST_WORD = 24;

    private static final Set<String> WORDS = Set.of(
            "",
            "undefined",
            "null",
            "none",
            "nan",
            "nil",
            "n/a",
            "n.a.",
            "#n/a",
            "-",
            "--",
            "---",
            "\u2013",
            "\u2014",
            "(null)",
            "(none)",
            "(undefined)",
            "(empty)",
            "null,null",
            "undefined,undefined",
            "{}",
            "[]");

    /// Matches a value that is one expression as a whole.
    private static final Pattern EXPRESSION =
            Pattern.compile("""
            =?\\s*\\{\\{.*\\}\\}
            |=?\\s*\\{\\{[^}]*
            |=?\\s*[$\\#@]\\{.*\\}
            |\\{[\\p{Alpha}_$][\\w.$\\s-]*\\}
            |\\[\\[.*\\]\\]
            |<%.*%>
            |<[\\p{Alpha}_$][\\w.$\\s/-]*>
            |%[\\p{Alpha}_][\\w.]*%
            |=?\\s*\\$(json|node|input|item|items|binary|vars|env|execution|workflow|parameter|prevNode)\\b.*
            |=?\\s*\\$\\(.*\\).*
            |\\[(undefined|null|none|nan|nil|empty)\\]
            |\\[(object|error|execute|filtered|circular)\\b.*\\]
            """, Pattern.COMMENTS | Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /// Matches an expression inside of an id: `call_{{ $json.id }}`. Retell's ids contain no braces
    /// or brackets.
    private static final Pattern EXPRESSION_INSIDE =
            Pattern.compile("""
            \\{\\{|\\}\\}
            |[$\\#@]\\{
            |\\[\\[.*\\]\\]
            |<%|%>
            |<[\\p{Alpha}_$][\\w.$\\s/-]*>
            |\\[(undefined|null|none|nan|nil|empty)\\]
            |\\[object\\b
            |^(call|agent)[_-](undefined|null|none|nan|nil)$
            """, Pattern.COMMENTS | Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Placeholder() {}

    /// Returns whether the whole value is a placeholder. For any field.
    static boolean isWhole(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String trimmed = unquoted(Invisible.trimmed(text));
        if (trimmed.length() <= LONGEST_WORD && WORDS.contains(trimmed.toLowerCase(Locale.ROOT))) {
            return true;
        }
        return mayBeExpression(trimmed) && EXPRESSION.matcher(trimmed).matches();
    }

    /// Returns whether the id is a placeholder or contains one.
    static boolean isInId(String id) {
        return isWhole(id) || EXPRESSION_INSIDE.matcher(id).find();
    }

    /// A cheap first check: nearly all real values begin with a letter or digit.
    private static boolean mayBeExpression(String text) {
        return !text.isEmpty() && "={$#@[<%".indexOf(text.charAt(0)) >= 0;
    }

    private static String unquoted(String text) {
        int last = text.length() - 1;
        boolean quoted = last > 0 && "\"'`".indexOf(text.charAt(0)) >= 0 && text.charAt(0) == text.charAt(last);
        return quoted ? Invisible.trimmed(text.substring(1, last)) : text;
    }
}
