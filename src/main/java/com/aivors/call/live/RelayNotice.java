package com.aivors.call.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A notice from one node to the others by `NOTIFY`. It is JSON, because ids may contain any
/// character. A node ignores a notice whose format it does not know.
///
/// @param v the version of the format
/// @param node the id of the sending node
/// @param calls call ids by client
record RelayNotice(int v, String node, Map<UUID, Set<String>> calls) {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The limit; PostgreSQL accepts payloads below 8,000 bytes.
    private static final int MOST_BYTES = 7_500;

    /// The bytes of `,"client":[]` with the id of a client.
    private static final int CLIENT_BYTES = 42;

    /// Splits the calls into as many payloads as necessary.
    static List<String> payloads(String node, Map<UUID, ? extends Set<String>> calls) {
        var payloads = new ArrayList<String>();
        int empty = bytes(new RelayNotice(VERSION, node, Map.of()));
        var some = new LinkedHashMap<UUID, Set<String>>();
        int size = empty;
        for (var client : calls.entrySet()) {
            for (String callId : client.getValue()) {
                int more = CLIENT_BYTES + 1 + bytes(callId);
                if (size + more > MOST_BYTES && !some.isEmpty()) {
                    payloads.add(JSON.writeValueAsString(new RelayNotice(VERSION, node, some)));
                    some.clear();
                    size = empty;
                }
                some.computeIfAbsent(client.getKey(), _ -> new LinkedHashSet<>())
                        .add(callId);
                size += more;
            }
        }
        if (!some.isEmpty()) {
            payloads.add(JSON.writeValueAsString(new RelayNotice(VERSION, node, some)));
        }
        return payloads;
    }

    /// @return null for an invalid notice and for an unknown format
    static @Nullable RelayNotice read(String payload) {
        try {
            if (!payload.startsWith("{")) {
                return ofLines(payload);
            }
            RelayNotice notice = JSON.readValue(payload, RelayNotice.class);
            return notice.v() == VERSION && notice.node() != null && notice.calls() != null ? notice : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /// Reads the format before JSON, which is needed while nodes of both versions run. The first
    /// line is the node; each other line has a client, a space and a call id.
    private static @Nullable RelayNotice ofLines(String payload) {
        List<String> lines = payload.lines().toList();
        if (lines.size() < 2) {
            return null;
        }
        var calls = new HashMap<UUID, Set<String>>();
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            if (space < 0) {
                return null;
            }
            calls.computeIfAbsent(UUID.fromString(line.substring(0, space)), _ -> new LinkedHashSet<>())
                    .add(line.substring(space + 1));
        }
        return new RelayNotice(VERSION, lines.getFirst(), calls);
    }

    private static int bytes(Object value) {
        return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8).length;
    }
}
