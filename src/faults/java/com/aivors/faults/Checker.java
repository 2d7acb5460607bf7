package com.aivors.faults;

import com.aivors.faults.Findings.Kind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Compares a ledger with the content of the tables. Reads them with its own SQL, as their owner.
final class Checker {

    private static final String STORED = """
            select client_id, call_id, body, body_bytes, true as event from call_event
             where call_id = any(?)
            union all
            select coalesce(client_id, '00000000-0000-0000-0000-000000000000'), call_id, body, body_bytes, false
              from delivery where outcome = 'dead' and resolved_at is null and call_id = any(?)
            """;

    private static final String CALLS = """
            select c.client_id, c.call_id, agent_id, agent_name, call_type, direction, from_number, to_number, status,
                   (extract(epoch from started_at) * 1000)::bigint as started_at,
                   (extract(epoch from ended_at) * 1000)::bigint as ended_at,
                   duration_ms, disconnection_reason, successful, in_voicemail, sentiment, summary, cost_cents,
                   latency_ms, t.transcript
              from call c left join call_transcript t on t.client_id = c.client_id and t.call_id = c.call_id
             where c.call_id = any(?)
            """;

    private static final List<String> COLUMNS = List.of(
            "agent_id",
            "agent_name",
            "call_type",
            "direction",
            "from_number",
            "to_number",
            "status",
            "started_at",
            "ended_at",
            "duration_ms",
            "disconnection_reason",
            "successful",
            "in_voicemail",
            "sentiment",
            "summary",
            "cost_cents",
            "latency_ms",
            "transcript");

    private static final Set<Integer> LATER = Set.of(429, 503);

    private final Map<String, UUID> owners;
    private final Map<String, Integer> copies = new HashMap<>();
    private final Map<String, String> fingerprints = new HashMap<>();
    private final Map<String, List<JsonNode>> events = new HashMap<>();

    private Checker(Map<String, UUID> owners) {
        this.owners = owners;
    }

    /// @param owners the client that owns the calls of each agent
    static Findings check(Ledger ledger, Connection connection, Map<String, UUID> owners) throws SQLException {
        return new Checker(owners).check(ledger, connection);
    }

    private Findings check(Ledger ledger, Connection connection) throws SQLException {
        Map<String, Said> said = ledger.said();
        // Reads events and calls in one snapshot, even while the last ones are still being written.
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        readStored(connection, said);
        var findings = new Findings(said.size(), (int)
                said.values().stream().map(Said::callId).distinct().count());
        for (String id : ledger.acknowledged()) {
            if (!copies.containsKey(id)) {
                findings.add(Kind.LOST, id);
            }
        }
        copies.forEach((id, count) -> {
            Said sent = said.get(id);
            if (sent != null && count > 1) {
                findings.add(Kind.DUP, id + " × " + count);
            }
            if (sent != null && !sent.fingerprint().equals(fingerprints.get(id))) {
                findings.add(Kind.LOST, id + " is stored with other content");
            }
        });
        readCalls(connection, said, findings);
        for (Sent sent : ledger.lines()) {
            boolean refusedWell = LATER.contains(sent.status()) && sent.retryAfter();
            boolean hangs = sent.status() == 0 && sent.millis() >= Load.PATIENCE.toMillis() - 500;
            if (hangs || (sent.outcome() == Sent.Outcome.FAIL && !refusedWell)) {
                findings.add(Kind.ERR, sent.said().id() + ": " + (hangs ? "no answer" : sent.status()));
            }
        }
        return findings;
    }

    private void readStored(Connection connection, Map<String, Said> said) throws SQLException {
        String[] calls = said.values().stream().map(Said::callId).distinct().toArray(String[]::new);
        try (var statement = connection.prepareStatement(STORED)) {
            statement.setArray(1, connection.createArrayOf("text", calls));
            statement.setArray(2, connection.createArrayOf("text", calls));
            statement.setFetchSize(200);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    JsonNode event = JsonMapper.shared()
                            .readTree(Content.unpacked(rows.getBytes("body"), rows.getInt("body_bytes")));
                    String id = event.at("/call/metadata/ledger").asString("");
                    copies.merge(id, 1, Integer::sum);
                    fingerprints.put(
                            id,
                            Content.fingerprint(event.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    if (event.path("call") instanceof ObjectNode call) {
                        call.remove("transcript_object"); // the largest part, which the fold does not use
                    }
                    if (rows.getBoolean("event")) {
                        events.computeIfAbsent(rows.getString("call_id"), _ -> new ArrayList<>())
                                .add(event);
                    }
                }
            }
        }
    }

    private void readCalls(Connection connection, Map<String, Said> said, Findings findings) throws SQLException {
        var agentOf = new HashMap<String, String>();
        said.values().forEach(one -> agentOf.put(one.callId(), one.agentId()));
        var seen = new HashMap<String, Integer>();
        try (var statement = connection.prepareStatement(CALLS)) {
            statement.setArray(
                    1, connection.createArrayOf("text", agentOf.keySet().toArray(String[]::new)));
            statement.setFetchSize(500);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    String callId = rows.getString("call_id");
                    String agent = Objects.requireNonNull(agentOf.get(callId));
                    if (seen.merge(callId, 1, Integer::sum) > 1) {
                        findings.add(Kind.DUP, callId + " has two rows");
                    }
                    if (!rows.getObject("client_id", UUID.class).equals(owners.get(agent))) {
                        findings.add(Kind.OWNER, callId + " is at " + rows.getString("client_id"));
                    }
                    compare(callId, row(rows), findings);
                }
            }
        }
        for (String callId : agentOf.keySet()) {
            if (events.containsKey(callId) && !seen.containsKey(callId)) {
                findings.add(Kind.FOLD, callId + " has events and no row");
            }
        }
        connection.rollback();
    }

    private void compare(String callId, Map<String, String> row, Findings findings) {
        Map<String, String> expected = Fold.of(events.getOrDefault(callId, List.of()));
        if (!expected.equals(row)) {
            String difference = COLUMNS.stream()
                    .filter(column -> !Objects.equals(expected.get(column), row.get(column)))
                    .map(column -> column + " is " + row.get(column) + " and not " + expected.get(column))
                    .findFirst()
                    .orElse("");
            findings.add(Kind.FOLD, callId + ": " + difference);
        }
    }

    private static Map<String, String> row(ResultSet rows) throws SQLException {
        var row = new HashMap<String, String>();
        for (String column : COLUMNS) {
            switch (rows.getObject(column)) {
                case null -> {}
                case BigDecimal number -> row.put(column, Fold.number(number));
                case Double number -> row.put(column, Fold.number(BigDecimal.valueOf(number)));
                case Object value -> row.put(column, value.toString());
            }
        }
        return row;
    }
}
