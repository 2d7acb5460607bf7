package com.aivors.sql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The texts that Java sources put together from literals, constants and the arguments of
/// `.formatted(…)`. A constant that is part of another text is not listed separately. Values that
/// are known only at run time become [#UNKNOWN].
final class JavaStrings {

    static final String UNKNOWN = "…";

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*|'(?:[^'\\\\]|\\\\.)+'|\"\"\"\\R(?<block>.*?)\"\"\"|\"(?<line>(?:[^\"\\\\\\n]|\\\\.)*)\""
                    + "|(?<name>[A-Za-z_]\\w*)|(?<sign>\\S)",
            Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("%(?:(\\d+)\\$)?[sd]");

    private final List<Source> sources;
    private final Map<String, Constant> constants = new HashMap<>();

    /// The constants that are part of another text.
    private final Set<String> parts = new HashSet<>();

    /// @param files sources by file name
    JavaStrings(Map<String, String> files) {
        this.sources = new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> new Source(file.getKey(), file.getValue()))
                        .toList();
        this.sources.forEach(Source::findConstants);
    }

    /// @param line the first line, from 1
    record Text(String file, long line, String text) {}

    List<Text> all() {
        // A first pass finds the constants that are part of others.
        sources.forEach(Source::texts);
        return sources.stream().flatMap(source -> source.texts().stream()).toList();
    }

    private enum Kind {
        TEXT,
        NAME,
        SIGN
    }

    private record Token(Kind kind, String text, int offset) {}

    /// The position of a constant's value.
    private record Constant(Source source, int begin) {}

    /// @param end the token after the value
    /// @param made whether it is more than the name of a constant
    /// @param used the tokens whose text is part of it
    private record Value(String text, int end, boolean made, BitSet used) {}

    private static String formatted(String text, List<String> arguments) {
        Matcher place = PLACE.matcher(text);
        var whole = new StringBuilder();
        int next = 0;
        while (place.find()) {
            String number = place.group(1);
            int index = number == null ? next++ : Integer.parseInt(number) - 1;
            String filling = index < arguments.size() ? arguments.get(index) : UNKNOWN;
            place.appendReplacement(whole, Matcher.quoteReplacement(filling));
        }
        return place.appendTail(whole).toString();
    }

    private final class Source {

        private final String file;

        /// The name of the class.
        private final String type;

        private final String text;
        private final List<Token> tokens = new ArrayList<>();
        private final Map<Integer, String> declared = new HashMap<>();

        Source(String file, String text) {
            this.file = file;
            this.type = file.replaceFirst(".*[/\\\\]", "").replace(".java", "");
            this.text = text;
            Matcher found = TOKEN.matcher(text);
            while (found.find()) {
                String block = found.group("block");
                String literal = block == null ? found.group("line") : block;
                if (literal != null) {
                    tokens.add(new Token(Kind.TEXT, unescaped(literal), found.start()));
                } else if (found.group("name") != null) {
                    tokens.add(new Token(Kind.NAME, found.group(), found.start()));
                } else if (found.group("sign") != null) {
                    tokens.add(new Token(Kind.SIGN, found.group(), found.start()));
                }
            }
        }

        private static String unescaped(String literal) {
            return literal.replace("\\n", "\n").replaceAll("\\\\(.)", "$1");
        }

        void findConstants() {
            for (int i = 0; i + 5 < tokens.size(); i++) {
                if (is(i, "static") && is(i + 1, "final") && is(i + 2, "String") && is(i + 4, "=")) {
                    String name = type + "." + tokens.get(i + 3).text();
                    constants.put(name, new Constant(this, i + 5));
                    declared.put(i + 5, name);
                }
            }
        }

        List<Text> texts() {
            var texts = new ArrayList<Text>();
            var seen = new BitSet();
            for (int i = 0; i < tokens.size(); i++) {
                boolean goesOn = i > 0
                        && (is(i - 1, ".") || (is(i, "(") && tokens.get(i - 1).kind() == Kind.NAME));
                Value value = seen.get(i) || goesOn ? null : value(i);
                if (value == null || !value.made()) {
                    continue;
                }
                seen.or(value.used());
                value.used().stream()
                        .filter(token -> tokens.get(token).kind() == Kind.NAME)
                        .forEach(token -> parts.add(constant(token)));
                if (!parts.contains(declared.getOrDefault(i, ""))) {
                    long line =
                            text.substring(0, tokens.get(i).offset()).lines().count();
                    texts.add(new Text(file, Math.max(line, 1), value.text()));
                }
            }
            return texts;
        }

        /// @return null if no text begins here
        private @Nullable Value value(int begin) {
            Value first = single(begin);
            if (first == null) {
                return null;
            }
            var text = new StringBuilder(first.text());
            BitSet used = first.used();
            boolean made = first.made();
            int end = first.end();
            while (is(end, "+")) {
                Value more = single(end + 1);
                if (more == null) {
                    break;
                }
                text.append(more.text());
                used.or(more.used());
                end = more.end();
                made = !used.isEmpty();
            }
            return new Value(text.toString(), end, made, used);
        }

        private @Nullable Value single(int begin) {
            Value value = primary(begin);
            while (value != null
                    && is(value.end(), ".")
                    && isOf(value.end() + 1, Kind.NAME)
                    && is(value.end() + 2, "(")) {
                int open = value.end() + 2;
                int close = closing(open);
                if (is(open - 1, "formatted")) {
                    BitSet used = value.used();
                    value = new Value(
                            formatted(value.text(), arguments(open, close, used)), close + 1, !used.isEmpty(), used);
                } else if (value.made()) {
                    // `strip` and similar methods.
                    value = new Value(value.text(), close + 1, true, value.used());
                } else {
                    value = new Value(UNKNOWN, close + 1, false, new BitSet());
                }
            }
            return value;
        }

        private @Nullable Value primary(int begin) {
            var used = new BitSet();
            if (isOf(begin, Kind.TEXT)) {
                used.set(begin);
                return new Value(tokens.get(begin).text(), begin + 1, true, used);
            }
            if (is(begin, "(")) {
                int close = closing(begin);
                Value inner = value(begin + 1);
                return inner != null && inner.end() == close
                        ? new Value(inner.text(), close + 1, inner.made(), inner.used())
                        : new Value(UNKNOWN, close + 1, false, used);
            }
            if (!isOf(begin, Kind.NAME)) {
                return null;
            }
            if (is(begin + 1, "(")) {
                return new Value(UNKNOWN, closing(begin + 1) + 1, false, used);
            }
            int end = begin + 1;
            while (is(end, ".") && isOf(end + 1, Kind.NAME) && !is(end + 2, "(")) {
                end += 2;
            }
            String known = known(constant(begin));
            if (known != null) {
                used.set(begin);
            }
            return new Value(known == null ? UNKNOWN : known, end, false, used);
        }

        /// @param used receives the tokens of the arguments
        private List<String> arguments(int open, int close, BitSet used) {
            var arguments = new ArrayList<String>();
            int begin = open + 1;
            while (begin < close) {
                int end = begin;
                while (end < close && !is(end, ",")) {
                    end = is(end, "(") ? closing(end) + 1 : end + 1;
                }
                Value value = value(begin);
                if (value != null && value.end() == end) {
                    arguments.add(value.text());
                    used.or(value.used());
                } else {
                    arguments.add(UNKNOWN);
                }
                begin = end + 1;
            }
            return arguments;
        }

        private int closing(int open) {
            int depth = 0;
            for (int i = open; i < tokens.size(); i++) {
                depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
            return tokens.size();
        }

        /// Returns the constant that a name at this position may refer to, in this class or
        /// another.
        private String constant(int begin) {
            String name = tokens.get(begin).text();
            boolean ofAnother = is(begin + 1, ".") && isOf(begin + 2, Kind.NAME) && !is(begin + 3, "(");
            return ofAnother ? name + "." + tokens.get(begin + 2).text() : type + "." + name;
        }

        private boolean is(int i, String text) {
            return i < tokens.size()
                    && tokens.get(i).kind() != Kind.TEXT
                    && tokens.get(i).text().equals(text);
        }

        private boolean isOf(int i, Kind kind) {
            return i < tokens.size() && tokens.get(i).kind() == kind;
        }
    }

    private @Nullable String known(String constant) {
        Constant found = constants.get(constant);
        Value value = found == null ? null : found.source().value(found.begin());
        return value != null && found.source().is(value.end(), ";") ? value.text() : null;
    }
}
