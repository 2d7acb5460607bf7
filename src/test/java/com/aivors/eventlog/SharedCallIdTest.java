package com.aivors.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Sends random events with few call ids from agents of several clients and of none, through bound
/// and unbound senders, on two nodes at once. Meanwhile it hands over stored calls and settles
/// conflicts. Each event contains a unique word. No client may ever see a word of another client's
/// agent.
class SharedCallIdTest {

    private static final int ROUNDS = 6;
    private static final int EVENTS = 60;
    private static final String OF_CLIENTS = "client_id <> '00000000-0000-0000-0000-000000000000'";

    /// The empty name means no agent.
    private static final List<String> AGENTS =
            List.of("agent_a1", "agent_a2", "agent_b1", "agent_c1", "agent_u1", "agent_u2", "");

    private final List<Said> all = new ArrayList<>();
    private final Map<String, Party> owners = new HashMap<>();

    /// @param heard everything that the client's open dashboard received
    private record Party(UUID id, Api api, Queue<String> heard) {}

    /// @param secret of the sender
    /// @param bound the client that the sender is bound to
    private record Sender(String secret, @Nullable Party bound) {}

    /// @param word a word in every text of the event
    private record Said(String word, @Nullable String agent, Sender sender, Map<String, Object> body) {}

    @Test
    void clientsNeverSeeWordsOfOtherClientsAgents() throws Exception {
        long seed = Long.getLong("aivors.seed", System.nanoTime());
        var random = new Random(seed);
        try (var one = TestServer.start();
                var owner = new Owner(one);
                var senders = Executors.newFixedThreadPool(6)) {
            Api operator = Api.operator(one);
            Party acme = party(operator, "Acme");
            Party globex = party(operator, "Globex");
            Party initech = party(operator, "Initech");
            List<Party> parties = List.of(acme, globex, initech);
            connect(operator, acme, "agent_a1");
            connect(operator, acme, "agent_a2");
            connect(operator, globex, "agent_b1");
            connect(operator, initech, "agent_c1");
            List<Sender> sources = List.of(
                    new Sender(TestServer.N8N_SECRET, null),
                    new Sender(source(operator, null), null),
                    new Sender(source(operator, initech), initech));
            // The second node starts after the senders exist, so it knows them.
            try (var two = TestServer.start(Map.of(), one.database())) {
                parties.forEach(party -> listen(party, two));
                rounds(random, seed, new Nodes(one, two, owner, operator), sources, parties, senders);
            }
        }
    }

    private record Nodes(TestServer one, TestServer two, Owner owner, Api operator) {}

    private void rounds(
            Random random, long seed, Nodes nodes, List<Sender> sources, List<Party> parties, ExecutorService senders)
            throws Exception {
        Api operator = nodes.operator();
        for (int round = 0; round < ROUNDS; round++) {
            List<Callable<Reply>> requests = new ArrayList<>();
            for (int sent = 0; sent < EVENTS; ) {
                List<Said> batch = new ArrayList<>();
                Sender sender = sources.get(random.nextInt(10) < 6 ? 0 : random.nextInt(3));
                int size = 1 + random.nextInt(5);
                for (int i = 0; i < size; i++, sent++) {
                    boolean again = !all.isEmpty() && random.nextInt(8) == 0;
                    Said said = again ? all.get(random.nextInt(all.size())) : said(random, round, sender);
                    batch.add(said);
                    sender = said.sender();
                }
                for (Sender from : batch.stream().map(Said::sender).distinct().toList()) {
                    List<Object> bodies = batch.stream()
                            .filter(said -> said.sender().equals(from))
                            .<Object>map(Said::body)
                            .toList();
                    Api node = Api.of(random.nextBoolean() ? nodes.one() : nodes.two())
                            .with("x-n8n-webhook-secret", from.secret());
                    requests.add(() -> node.post("/api/n8n/retell-webhook", bodies));
                }
            }
            int step = round;
            requests.add(random.nextInt(requests.size()), () -> settle(operator, parties.get(0), parties.get(1), step));
            for (var reply : senders.invokeAll(requests)) {
                assertThat(reply.get().status()).as("seed %d", seed).isEqualTo(200);
            }
            replayAll(operator);
            assignSomeConflicts(operator, nodes.owner());
            for (Party party : parties) {
                check(party, operator, seed);
            }
        }

        // No acknowledged event is lost: each is in one call, or waits.
        assertThat(
                        nodes.owner().count("select count(*) from call_event")
                                + nodes.owner()
                                        .count(
                                                "select count(*) from delivery where outcome = 'conflict' and resolved_at is null"))
                .as("seed %d", seed)
                .isEqualTo(all.size());
        assertThat(nodes.owner().count("select count(*) from call_event where " + OF_CLIENTS))
                .isGreaterThan(all.size() / 4L);
        for (Party party : parties) {
            Eventually.until(
                    "the dashboard was told",
                    Duration.ofSeconds(5),
                    () -> !party.heard().isEmpty());
            assertClean(party, String.join("", party.heard()), seed);
        }
    }

    private Said said(Random random, int round, Sender sender) {
        String named = AGENTS.get(random.nextInt(AGENTS.size()));
        String agent = named.isEmpty() ? null : named;
        String word = "w" + (agent == null ? "none" : agent.substring(6)) + "x" + all.size() + "x";
        var call = new LinkedHashMap<String, Object>();
        // Two rounds use the same ids.
        call.put("call_id", "id_" + round / 2 + "_" + random.nextInt(4));
        if (agent != null) {
            call.put("agent_id", agent);
            call.put("agent_name", word);
        }
        call.put("from_number", word);
        call.put("transcript", "User: " + word);
        call.put("call_analysis", Map.of("call_summary", word, "custom_analysis_data", Map.of("said", word)));
        long start = 1_795_207_000_000L + random.nextInt(1_000_000);
        call.put("start_timestamp", start);
        call.put("end_timestamp", start + random.nextInt(100_000));
        String event = List.of("call_started", "call_ended", "call_analyzed").get(random.nextInt(3));
        var said = new Said(word, agent, sender, Map.of("event", event, "call", call));
        all.add(said);
        return said;
    }

    /// While events arrive, assigns an unclaimed agent to a client, and hands over the calls of an
    /// agent.
    private Reply settle(Api operator, Party acme, Party globex, int round) {
        if (round == 2) {
            owners.put("agent_u1", globex);
            return operator.post("/api/unclaimed/agent_u1/assign", Map.of("clientId", globex.id()));
        }
        if (round == 4) {
            owners.put("agent_u2", acme);
            return operator.post("/api/unclaimed/agent_u2/assign", Map.of("clientId", acme.id()));
        }
        return operator.get("/api/unclaimed");
    }

    private static void replayAll(Api operator) {
        for (JsonNode row : conflicts(operator)) {
            if (row.path("replayable").asBoolean()) {
                String outcome = operator.post(
                                "/api/deliveries/" + row.path("id").asString() + "/replay")
                        .data()
                        .path("outcome")
                        .asString();
                assertThat(outcome).isIn("conflict", "stored", "duplicate");
            }
        }
        operator.post("/api/replays", Map.of("from", "2020-01-01T00:00:00Z"));
    }

    /// Assigns every third conflict of an agent with a client to that client, and no others.
    private void assignSomeConflicts(Api operator, Owner owner) {
        int count = 0;
        for (JsonNode row : conflicts(operator)) {
            Party right = owners.get(row.path("agentId").asString());
            if (!row.path("replayable").asBoolean() || right == null || count++ % 3 != 0) {
                continue;
            }
            for (Party party : List.copyOf(owners.values())) {
                int status = operator.post(
                                "/api/deliveries/" + row.path("id").asString() + "/assign",
                                Map.of("clientId", party.id()))
                        .status();
                assertThat(status).isIn(200, 409);
                assertThat(status == 200 && !party.equals(right)).isFalse();
            }
        }
        assertThat(owner.count("select count(*) from merge_backlog")).isZero();
    }

    private static List<JsonNode> conflicts(Api operator) {
        var rows = new ArrayList<JsonNode>();
        operator.get("/api/deliveries?outcome=conflict&limit=200")
                .data()
                .path("deliveries")
                .forEach(rows::add);
        return rows;
    }

    private void check(Party party, Api operator, long seed) {
        JsonNode calls = party.api().get("/api/calls?limit=200").data().path("calls");
        var seen = new StringBuilder(calls.toString());
        for (JsonNode call : calls) {
            seen.append(party.api()
                    .get("/api/calls/" + call.path("callId").asString())
                    .text());
        }
        seen.append(party.api().get("/api/calls/export.csv").text());
        JsonNode overview = party.api()
                .get("/api/analytics/overview?from=2026-11-01T00:00:00Z&to=2026-12-31T00:00:00Z")
                .data();
        seen.append(overview);
        seen.append(
                operator.get("/api/clients/" + party.id() + "/calls?limit=200").text());
        assertClean(party, seen.toString(), seed);
        assertThat(overview.at("/totals/calls/value")
                        .asInt(overview.at("/totals/calls").asInt(-1)))
                .as("figures, seed %d: %s", seed, overview.path("totals"))
                .isEqualTo(calls.size());
        all.reversed().stream()
                .filter(said -> said.agent() != null && !mayHear(party, said))
                .limit(20)
                .forEach(said -> assertThat(party.api()
                                .get("/api/calls?q=" + said.word())
                                .data()
                                .path("calls")
                                .size())
                        .as("search for %s, seed %d", said.word(), seed)
                        .isZero());
    }

    private void assertClean(Party party, String seen, long seed) {
        for (Said said : all) {
            if (said.agent() != null && !mayHear(party, said)) {
                assertThat(seen.contains(said.word()))
                        .as("%s heard %s of %s, seed %d", party.id(), said.word(), said.agent(), seed)
                        .isFalse();
            }
        }
    }

    private boolean mayHear(Party party, Said said) {
        return party.equals(said.sender().bound())
                || (said.sender().bound() == null && party.equals(owners.get(said.agent())));
    }

    private static Party party(Api operator, String name) {
        UUID id = operator.createClient(name, name.toLowerCase(java.util.Locale.ROOT) + "@client.test");
        Api api = operator.signIn(name.toLowerCase(java.util.Locale.ROOT) + "@client.test", Api.PASSWORD);
        return new Party(id, api, new ConcurrentLinkedQueue<>());
    }

    private void connect(Api operator, Party party, String agent) {
        operator.post("/api/clients/" + party.id() + "/agents", Map.of("agentId", agent));
        owners.put(agent, party);
    }

    private static String source(Api operator, @Nullable Party bound) {
        var wanted = new HashMap<String, Object>(Map.of("kind", "n8n", "name", bound == null ? "Second" : "Bound"));
        if (bound != null) {
            wanted.put("clientId", bound.id());
        }
        return operator.post("/api/sources", wanted)
                .data()
                .at("/secrets/0/value")
                .asString();
    }

    private static void listen(Party party, TestServer node) {
        InputStream stream = party.api().at(node).open("/api/calls/live");
        Thread.ofVirtual().start(() -> {
            var bytes = new byte[8_192];
            try (stream) {
                for (int read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
                    party.heard().add(new String(bytes, 0, read, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // The node has ended.
            }
        });
    }
}
