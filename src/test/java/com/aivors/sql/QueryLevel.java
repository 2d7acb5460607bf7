package com.aivors.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One `select`, `insert`, `update` or `delete` of a piece of SQL, without those in parentheses
/// inside it.
///
/// @param before the text before its opening parenthesis; empty for the outermost level
/// @param text its own text, with `( )` in place of other levels
/// @param outer the text of the enclosing level; empty for the outermost level
record QueryLevel(String before, String text, String outer) {

    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|update|into|using) (?:only )?(?<table>[a-z_]+)(?: (?:as )?(?<alias>[a-z_]+))?");

    /// A table that a level names.
    ///
    /// @param alias the alias in this level, or the table's own name
    record Reference(String table, String alias) {}

    /// The text since an opening parenthesis, and the closed levels inside it.
    private record Open(StringBuilder text, List<QueryLevel> inside) {

        Open() {
            this(new StringBuilder(), new ArrayList<>());
        }
    }

    static List<QueryLevel> of(String sql) {
        var levels = new ArrayList<QueryLevel>();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open());
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '(') {
                open.push(new Open());
            } else if (c == ')' && open.size() > 1) {
                close(open.pop(), open.element(), levels);
            } else {
                open.element().text().append(c);
            }
        }
        // A piece of a statement may leave parentheses open.
        while (open.size() > 1) {
            close(open.pop(), open.element(), levels);
        }
        finish(new QueryLevel("", open.element().text().toString().strip(), ""), open.element(), levels);
        return levels;
    }

    private static void close(Open closed, Open around, List<QueryLevel> levels) {
        String text = closed.text().toString().strip();
        if (text.matches("(?s)(select|insert|update|delete|with)\\b.*")) {
            var level = new QueryLevel(around.text().toString().strip(), text, "");
            around.inside().add(level);
            around.text().append("( )");
            finish(level, closed, levels);
        } else {
            around.inside().addAll(closed.inside());
            around.text().append('(').append(text).append(')');
        }
    }

    private static void finish(QueryLevel level, Open closed, List<QueryLevel> levels) {
        closed.inside().forEach(inner -> levels.add(new QueryLevel(inner.before(), inner.text(), level.text())));
        if (level.before().isEmpty()) {
            levels.add(level);
        }
    }

    List<Reference> references() {
        return TABLE.matcher(text).results().map(QueryLevel::reference).toList();
    }

    Stream<Reference> references(java.util.Set<String> tables) {
        return references().stream().filter(reference -> tables.contains(reference.table()));
    }

    /// Returns whether the client is a parameter (`?`, `:name`, `any(?)`) and not a column of
    /// another table.
    boolean namesClientOf(Reference reference) {
        String column = "(?:" + Pattern.quote(reference.alias()) + "\\.|(?<![.\\w]))client_id";
        return Pattern.compile(column + " (?:= |in |= any ?)\\(?(?:\\?|:\\w)")
                .matcher(text)
                .find();
    }

    /// Returns whether the client column joins the table to one of the enclosing level, so that
    /// both are on one shard. A piece without tables, such as a condition, is inserted next to such
    /// a table.
    boolean sharesClientWith(Reference reference, java.util.Set<String> tables) {
        List<Reference> around = new QueryLevel("", outer, "").references();
        Matcher bound =
                Pattern.compile("(\\w+)\\.client_id = (\\w+)\\.client_id").matcher(text);
        return bound.results()
                .filter(match -> match.group(1).equals(reference.alias())
                        || match.group(2).equals(reference.alias()))
                .map(match -> match.group(1).equals(reference.alias()) ? match.group(2) : match.group(1))
                .anyMatch(other -> around.isEmpty()
                        || around.stream()
                                .anyMatch(table -> table.alias().equals(other) && tables.contains(table.table())));
    }

    private static Reference reference(java.util.regex.MatchResult match) {
        Matcher named = TABLE.matcher(match.group());
        if (!named.matches()) {
            throw new IllegalStateException(match.group());
        }
        String alias = named.group("alias");
        boolean isWord = alias == null
                || alias.matches(
                        "set|where|on|using|select|values|left|join|inner|cross|order|group|limit|for|returning|as");
        return new Reference(named.group("table"), isWord ? named.group("table") : alias);
    }
}
