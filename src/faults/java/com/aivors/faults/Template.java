package com.aivors.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An event of [Traffic] whose call number can be replaced, so that each of millions of different
/// events costs only a copy.
final class Template {

    private final Said said;
    private final List<Integer> places = new ArrayList<>();
    private final int length;

    Template(Said said) {
        this.said = said;
        byte[] id = said.callId().getBytes(StandardCharsets.US_ASCII);
        this.length = id.length;
        byte[] body = said.body();
        for (int at = 0; at + id.length <= body.length; at++) {
            if (java.util.Arrays.equals(body, at, at + id.length, id, 0, id.length)) {
                places.add(at);
            }
        }
    }

    /// Returns the n-th event made from this template.
    byte[] body(int n) {
        byte[] body = said.body().clone();
        byte[] id = callId(n).getBytes(StandardCharsets.US_ASCII);
        places.forEach(place -> System.arraycopy(id, 0, body, place, id.length));
        return body;
    }

    /// Returns the n-th event with the data for a ledger.
    Said said(int n) {
        byte[] body = body(n);
        String callId = callId(n);
        return new Said(
                callId + "/" + said.event(), callId, said.agentId(), said.event(), body, Content.fingerprint(body));
    }

    /// Returns an id with the length of the original.
    private String callId(int n) {
        String number = String.format(Locale.ROOT, "%08d", n);
        return said.callId().substring(0, length - number.length()) + number;
    }
}
