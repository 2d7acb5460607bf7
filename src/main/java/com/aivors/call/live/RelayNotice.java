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

/// What one node tells the others by `NOTIFY`: JSON, since ids may hold any character. A node of a
/// version before takes it for a notice without calls; a format that this one does not know is left
/// aside in the same way.
///
/// @param v of the format
/// @param node that sends it
/// @param calls ids by client
record RelayNotice(int v, String node, Map<UUID, Set<String>> calls) {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// PostgreSQL takes payloads below 8,000 bytes.
    private static final int MOST_BYTES = 7_500;

    /// `,"client":[]` with the id of the client.
    private static final int CLIENT_BYTES = 42;

    /// The calls in as many payloads as they need.
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

    /// @return null for what is no notice, or one of a format that this version does not know
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

    /// The format before JSON, while nodes of both versions run: a line for the node, then one for
    /// each call: client, space, call id.
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
