package com.aivors.retell.json;

import com.aivors.retell.json.JsonReader.Look;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads plain JSON in one pass over its bytes, three times as fast as token by token. Plain JSON
/// is the output of `JSON.stringify`, with or without white space, which is what Retell and n8n
/// send. Gives up on everything else, such as numeric escapes and mistakes: [JsonReader] reads all
/// JSON and explains errors. Both give the same result.
final class JsonScanner {

    /// Up to this length, neither the number of tokens nor the time can exceed [JsonReader]'s
    /// limits.
    private static final int LONGEST = 4_000_000;

    private static final int MOST_NODES = 200_000;

    private final byte[] in;
    private final JsonOut spans;
    private final SpanScanner spanScanner;
    private int at;
    private int nodes;

    private JsonScanner(byte[] in, int offset) {
        this.in = in;
        this.at = offset;
        this.spans = new JsonOut(in.length - offset);
        this.spanScanner = new SpanScanner(in, spans);
    }

    /// @param utf8 well-formed UTF-8
    /// @return null when the JSON is not plain
    static @Nullable Json read(byte[] utf8, int offset, Look look) {
        if (utf8.length - offset > LONGEST) {
            return null;
        }
        try {
            var reader = new JsonScanner(utf8, offset);
            reader.space();
            Json json = reader.value(look, 1);
            while (reader.at < utf8.length) {
                if (!PlainTokens.isSpace(utf8[reader.at++])) {
                    return null;
                }
            }
            return json;
        } catch (NotPlain | ArrayIndexOutOfBoundsException e) {
            // The second exception means that the document ended too early.
            return null;
        }
    }

    private Json value(Look look, int depth) throws NotPlain {
        if (++nodes > MOST_NODES || depth > SpanScanner.DEEPEST) {
            throw new NotPlain();
        }
        int from = at;
        return switch (in[at]) {
            case '{' -> object(look, depth);
            case '[' -> array(look, depth);
            case '"' -> new Json.Text(text());
            case 't' -> literal(Json.Literal.TRUE);
            case 'f' -> literal(Json.Literal.FALSE);
            case 'n' -> literal(Json.Literal.NULL);
            default -> {
                at = PlainTokens.number(in, at);
                yield new Json.Num(new String(in, from, at - from, StandardCharsets.ISO_8859_1));
            }
        };
    }

    private Json object(Look look, int depth) throws NotPlain {
        var members = new LinkedHashMap<String, Json>();
        at++;
        space();
        if (in[at] == '}') {
            at++;
            return new Json.Obj(members);
        }
        while (true) {
            String name = name();
            colon();
            boolean leaf = in[at] != '{' && in[at] != '[';
            if (name.equals(JsonReader.ACCESS_TOKEN)) {
                int before = spans.size();
                var _ = span(depth + 1);
                spans.shrink(before);
            } else {
                boolean opened = leaf || (look.opens(name) && !isListOfNumbers(look));
                members.put(name, opened ? value(look.inside(name), depth + 1) : span(depth + 1));
            }
            space();
            if (in[at++] == '}') {
                return new Json.Obj(members);
            }
            comma();
        }
    }

    /// Returns whether the list contains bytes of an event instead of events; see [JsonReader].
    private boolean isListOfNumbers(Look look) {
        if (look != Look.AROUND_CALL || in[at] != '[') {
            return false;
        }
        byte first = in[PlainTokens.space(in, at + 1)];
        return first == '-' || (first >= '0' && first <= '9');
    }

    private Json array(Look look, int depth) throws NotPlain {
        List<Json> elements = new ArrayList<>();
        at++;
        space();
        if (in[at] == ']') {
            at++;
            return new Json.Arr(elements);
        }
        while (true) {
            if (elements.size() == JsonReader.MOST_ELEMENTS) {
                throw new NotPlain();
            }
            elements.add(value(look, depth + 1));
            space();
            if (in[at++] == ']') {
                return new Json.Arr(elements);
            }
            comma();
        }
    }

    private String name() throws NotPlain {
        int from = at;
        String name = text();
        if (at - from > SpanScanner.LONGEST_NAME) {
            throw new NotPlain();
        }
        return name;
    }

    private String text() throws NotPlain {
        int from = at + 1;
        at = PlainTokens.string(in, at);
        int length = at - 1 - from;
        var text = new String(in, from, length, StandardCharsets.UTF_8);
        return text.indexOf('\\') < 0 ? text : unescaped(from, length);
    }

    private String unescaped(int from, int length) {
        byte[] out = new byte[length];
        int size = 0;
        for (int i = from; i < from + length; i++) {
            byte b = in[i];
            out[size++] = b == '\\' ? meaning(in[++i]) : b;
        }
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }

    private static byte meaning(byte escape) {
        return (byte)
                switch (escape) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> escape;
                };
    }

    private Json.Span span(int depth) throws NotPlain {
        int from = spans.size();
        at = spanScanner.copy(at, depth);
        return new Json.Span(spans, from, spans.size());
    }

    private Json literal(Json.Literal literal) throws NotPlain {
        at = PlainTokens.word(in, at, literal.json());
        return literal;
    }

    private void colon() throws NotPlain {
        space();
        if (in[at++] != ':') {
            throw new NotPlain();
        }
        space();
    }

    /// Requires that the last byte was a comma.
    private void comma() throws NotPlain {
        if (in[at - 1] != ',') {
            throw new NotPlain();
        }
        space();
    }

    private void space() {
        at = PlainTokens.space(in, at);
    }
}
