package com.aivors.retell.json;

import java.nio.charset.StandardCharsets;

/// Copies a value that is only stored, without its white space. Most bytes of an event, the word
/// timings, are read here, so this is one loop, with the nesting in the bits of a long.
final class SpanScanner {

    /// Uses one bit per level, and must be below [JsonReader]'s limit.
    static final int DEEPEST = 60;

    static final int LONGEST_NAME = 1_000;

    private static final byte[] QUOTED_ACCESS_TOKEN =
            ("\"" + JsonReader.ACCESS_TOKEN + "\"").getBytes(StandardCharsets.US_ASCII);

    private final byte[] in;
    private final JsonOut out;

    /// The position from which bytes have not been copied yet.
    private int run;

    SpanScanner(byte[] in, JsonOut out) {
        this.in = in;
        this.out = out;
    }

    /// @param depth the nesting depth of the value
    /// @return the position after the value
    int copy(int from, int depth) throws NotPlain {
        run = from;
        int end = pass(from, depth);
        out.copy(in, run, end);
        return end;
    }

    private int pass(int from, int depth) throws NotPlain {
        int at = from;
        int open = 0;
        long objects = 0; // the lowest bit is 1 when the innermost open container is an object
        while (true) {
            byte first = in[at];
            boolean begins = false;
            if (first == '{' || first == '[') {
                if (depth + open++ > DEEPEST) {
                    throw new NotPlain();
                }
                objects = (objects << 1) | (first == '{' ? 1 : 0);
                at = gap(at + 1);
                begins = in[at] != (first == '{' ? '}' : ']');
            } else {
                at = scalar(at);
            }
            if (begins) {
                at = first == '{' ? name(at) : at;
                continue;
            }
            while (true) {
                if (open == 0) {
                    return at;
                }
                at = gap(at);
                boolean object = (objects & 1) != 0;
                byte next = in[at++];
                if (next == ',') {
                    at = gap(at);
                    at = object ? name(at) : at;
                    break;
                }
                if (next != (object ? '}' : ']')) {
                    throw new NotPlain();
                }
                objects >>>= 1;
                open--;
            }
        }
    }

    private int scalar(int from) throws NotPlain {
        return switch (in[from]) {
            case '"' -> PlainTokens.string(in, from);
            case 't' -> PlainTokens.word(in, from, "true");
            case 'f' -> PlainTokens.word(in, from, "false");
            case 'n' -> PlainTokens.word(in, from, "null");
            default -> PlainTokens.number(in, from);
        };
    }

    /// Skips a member's name and its colon.
    private int name(int from) throws NotPlain {
        int end = PlainTokens.string(in, from);
        int length = end - from;
        if (length > LONGEST_NAME || (length == QUOTED_ACCESS_TOKEN.length && isAccessToken(from))) {
            throw new NotPlain();
        }
        int colon = gap(end);
        if (in[colon] != ':') {
            throw new NotPlain();
        }
        return gap(colon + 1);
    }

    private boolean isAccessToken(int from) {
        for (int i = 0; i < QUOTED_ACCESS_TOKEN.length; i++) {
            if (in[from + i] != QUOTED_ACCESS_TOKEN[i]) {
                return false;
            }
        }
        return true;
    }

    /// Skips white space and leaves it out of the copy.
    private int gap(int from) {
        if (in[from] > ' ' || !PlainTokens.isSpace(in[from])) {
            return from;
        }
        out.copy(in, run, from);
        run = PlainTokens.space(in, from);
        return run;
    }
}
