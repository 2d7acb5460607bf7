package com.aivors.retell;

import com.aivors.retell.JsonReader.Look;
import java.io.Serial;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads plain JSON in one pass over its bytes, three times as fast as token by token: what
/// `JSON.stringify` writes, with or without white space, which is what Retell and n8n send. It
/// never judges: whatever is not plain, an escape by number or a mistake, is left to
/// [JsonReader], which reads every JSON and knows the right words for what is none. Both give
/// the same result.
final class JsonScanner {

    /// Below this neither the tokens nor the time can exceed [JsonReader]'s limits.
    private static final int LONGEST = 4_000_000;

    private static final int DEEPEST = 60;
    private static final int LONGEST_NAME = 1_000;
    private static final int MOST_NODES = 200_000;

    private static final byte[] QUOTED_ACCESS_TOKEN =
            ("\"" + JsonReader.ACCESS_TOKEN + "\"").getBytes(StandardCharsets.US_ASCII);

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;

    /// Bytes that stand for themselves inside of a string.
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int b = ' '; b < 256; b++) {
            PLAIN[b] = b != '"' && b != '\\';
        }
    }

    private final byte[] in;
    private final JsonOut spans;
    private int at;
    private int run;
    private int nodes;

    private JsonScanner(byte[] in, int offset) {
        this.in = in;
        this.at = offset;
        this.spans = new JsonOut(in.length - offset);
    }

    /// @param utf8 well-formed
    /// @return null when it is not plain
    static @Nullable Json read(byte[] utf8, int offset, Look look) {
        if (utf8.length - offset > LONGEST) {
            return null;
        }
        try {
            var reader = new JsonScanner(utf8, offset);
            reader.space();
            Json json = reader.value(look, 1);
            while (reader.at < utf8.length) {
                reader.expectSpace();
            }
            return json;
        } catch (NotPlain | ArrayIndexOutOfBoundsException e) {
            // The second: it ended too early.
            return null;
        }
    }

    private static final class NotPlain extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        NotPlain() {
            super(null, null, false, false);
        }
    }

    private Json value(Look look, int depth) throws NotPlain {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
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
                number();
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
                members.put(name, leaf || look.opens(name) ? value(look.inside(name), depth + 1) : span(depth + 1));
            }
            space();
            if (in[at++] == '}') {
                return new Json.Obj(members);
            }
            comma();
        }
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
        if (at - from > LONGEST_NAME) {
            throw new NotPlain();
        }
        return name;
    }

    private String text() throws NotPlain {
        int from = at + 1;
        boolean escaped = string();
        int length = at - 1 - from;
        return escaped ? unescaped(from, length) : new String(in, from, length, StandardCharsets.UTF_8);
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
        run = at;
        pass(depth);
        spans.copy(in, run, at);
        return new Json.Span(spans, from, spans.size());
    }

    /// Over one value. What lies between two pieces of white space is copied as it is.
    private void pass(int depth) throws NotPlain {
        if (depth > DEEPEST) {
            throw new NotPlain();
        }
        switch (in[at]) {
            case '{' -> passObject(depth);
            case '[' -> passArray(depth);
            case '"' -> {
                var _ = string();
            }
            case 't' -> literal(Json.Literal.TRUE);
            case 'f' -> literal(Json.Literal.FALSE);
            case 'n' -> literal(Json.Literal.NULL);
            default -> number();
        }
    }

    private void passObject(int depth) throws NotPlain {
        at++;
        gap();
        if (in[at] == '}') {
            at++;
            return;
        }
        while (true) {
            int from = at;
            var _ = string();
            int length = at - from;
            if (length > LONGEST_NAME || (length == QUOTED_ACCESS_TOKEN.length && isAccessToken(from))) {
                throw new NotPlain();
            }
            gap();
            if (in[at++] != ':') {
                throw new NotPlain();
            }
            gap();
            pass(depth + 1);
            gap();
            byte next = in[at++];
            if (next == '}') {
                return;
            }
            if (next != ',') {
                throw new NotPlain();
            }
            gap();
        }
    }

    private void passArray(int depth) throws NotPlain {
        at++;
        gap();
        if (in[at] == ']') {
            at++;
            return;
        }
        while (true) {
            pass(depth + 1);
            gap();
            byte next = in[at++];
            if (next == ']') {
                return;
            }
            if (next != ',') {
                throw new NotPlain();
            }
            gap();
        }
    }

    private boolean isAccessToken(int from) {
        for (int i = 0; i < QUOTED_ACCESS_TOKEN.length; i++) {
            if (in[from + i] != QUOTED_ACCESS_TOKEN[i]) {
                return false;
            }
        }
        return true;
    }

    /// @return whether there are escapes in it
    private boolean string() throws NotPlain {
        if (in[at] != '"') {
            throw new NotPlain();
        }
        boolean escaped = false;
        int i = at + 1;
        while (true) {
            i = plainUntil(i);
            int b = in[i++] & 0xff;
            if (b == '"') {
                at = i;
                return escaped;
            }
            if (b != '\\') {
                throw new NotPlain();
            }
            escaped = true;
            switch (in[i++]) {
                case '"', '\\', 'b', 'f', 'n', 'r', 't' -> {}
                default -> throw new NotPlain();
            }
        }
    }

    /// Eight bytes at a time, by the usual arithmetic: a byte is special when subtracting from it
    /// (or from what it differs by) borrows from its highest bit. The lowest such byte is exact.
    ///
    /// @return where the next quote, backslash or control character is, or the end
    private int plainUntil(int from) {
        int i = from;
        while (i <= in.length - Long.BYTES) {
            long eight = (long) EIGHT.get(in, i);
            long quote = eight ^ (EACH * '"');
            long backslash = eight ^ (EACH * '\\');
            long control = (eight - EACH * ' ') & ~eight;
            long special = (control | zero(quote) | zero(backslash)) & (EACH << 7);
            if (special != 0) {
                return i + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            i += Long.BYTES;
        }
        while (i < in.length && PLAIN[in[i] & 0xff]) {
            i++;
        }
        return i;
    }

    private static long zero(long eight) {
        return (eight - EACH) & ~eight;
    }

    private void number() throws NotPlain {
        if (in[at] == '-') {
            at++;
        }
        if (in[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (at < in.length && in[at] == '.') {
            at++;
            digits();
        }
        if (at < in.length && (in[at] == 'e' || in[at] == 'E')) {
            at++;
            if (in[at] == '+' || in[at] == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws NotPlain {
        int from = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw new NotPlain();
        }
    }

    private Json literal(Json.Literal literal) throws NotPlain {
        String json = literal.json();
        for (int i = 0; i < json.length(); i++) {
            if (in[at++] != json.charAt(i)) {
                throw new NotPlain();
            }
        }
        return literal;
    }

    private void colon() throws NotPlain {
        space();
        if (in[at++] != ':') {
            throw new NotPlain();
        }
        space();
    }

    /// The byte just read must be one.
    private void comma() throws NotPlain {
        if (in[at - 1] != ',') {
            throw new NotPlain();
        }
        space();
    }

    private void space() {
        while (isSpace(in[at])) {
            at++;
        }
    }

    private void expectSpace() throws NotPlain {
        if (!isSpace(in[at++])) {
            throw new NotPlain();
        }
    }

    /// White space inside of a span, which is left out.
    private void gap() {
        if (isSpace(in[at])) {
            spans.copy(in, run, at);
            space();
            run = at;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
