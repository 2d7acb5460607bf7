package com.aivors.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A prebuilt body in which only the id of the call and the times change between events.
final class Template {

    /// The placeholders of the id and the times. They are as long as the real values.
    static final String CALL_ID = "call_" + "0".repeat(Identity.LENGTH - 5);

    static final long STARTED = 1_000_000_000_001L;
    static final long ENDED = 1_000_000_000_002L;
    static final long SAID = 1_000_000_000_003L;

    private final byte[] body;
    private final List<Hole> holes;
    private final long lastsMillis;

    private enum Gap {
        CALL_ID,
        STARTED,
        ENDED,
        SAID
    }

    private record Hole(int at, Gap gap) {}

    /// @param lastsMillis the length of the call
    Template(byte[] body, long lastsMillis) {
        this.body = body;
        this.lastsMillis = lastsMillis;
        var found = new ArrayList<Hole>();
        find(CALL_ID, Gap.CALL_ID, found);
        find(Long.toString(STARTED), Gap.STARTED, found);
        find(Long.toString(ENDED), Gap.ENDED, found);
        find(Long.toString(SAID), Gap.SAID, found);
        found.sort(Comparator.comparingInt(Hole::at));
        this.holes = List.copyOf(found);
    }

    int length() {
        return body.length;
    }

    /// Returns the body for call `number`, which has just ended.
    byte[] filled(long number, long nowMillis) {
        ByteBuffer copy = ByteBuffer.allocate(body.length);
        copyTo(copy, number, nowMillis);
        return copy.array();
    }

    /// Copies that body to the position of `target`.
    void copyTo(ByteBuffer target, long number, long nowMillis) {
        int from = target.position();
        target.put(body);
        byte[] callId = Identity.callIdBytes(number);
        for (Hole hole : holes) {
            int at = from + hole.at();
            switch (hole.gap()) {
                case CALL_ID -> target.put(at, callId);
                case STARTED -> digits(target, at, nowMillis - 1_000 - lastsMillis);
                case ENDED -> digits(target, at, nowMillis - 1_000);
                case SAID -> digits(target, at, nowMillis - 400);
            }
        }
    }

    private static void digits(ByteBuffer target, int at, long millis) {
        long rest = millis;
        for (int i = at + 12; i >= at; i--) {
            target.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private void find(String text, Gap gap, List<Hole> into) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at <= body.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && body[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                into.add(new Hole(at, gap));
            }
        }
    }
}
