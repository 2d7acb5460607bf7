package com.aivors.ledger;

import com.aivors.platform.database.TestDatabase;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// `make ledger CALLS=…`: runs the whole service over three months with generated calls, repeated
/// events, re-analyses, handovers, an undo and reprocessing. Compares ledger, totals and statements
/// with sums in plain Java over the generated calls, and with one SQL statement over `call`.
public final class LedgerCheck {

    private static final long SEED = 20_261_127;
    private static final Instant PLANNED = GeneratedCall.at("08-10T09:00:00Z");
    private static final Instant IN_TIME = GeneratedCall.at("11-02T12:00:00Z");
    private static final Instant AFTER_CLOSE = GeneratedCall.at("11-07T12:00:00Z");
    private static final YearMonth OPEN = YearMonth.of(GeneratedCall.YEAR, 10);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final MovedClock clock = new MovedClock();
    private final List<UUID> clients = new ArrayList<>();
    private final Map<String, String> handovers = new ConcurrentHashMap<>();
    private final long calls;

    private LedgerCheck(long calls) {
        this.calls = calls;
    }

    public static void main(String[] arguments) {
        Result result = run(arguments.length == 0 ? 1_000_000 : Long.parseLong(arguments[0]));
        result.differences().forEach(System.out::println);
        System.out.printf(
                "ledger %d calls, %d events, %d entries, %.0f s: %d figures compared, %d differ%n",
                result.calls(),
                result.events(),
                result.entries(),
                result.seconds(),
                result.compared(),
                result.differences().size());
        System.exit(result.differences().isEmpty() ? 0 : 1);
    }

    /// @param compared the number of compared figures
    /// @param differences one line each
    record Result(long calls, long events, long entries, double seconds, long compared, List<String> differences) {}

    static Result run(long calls) {
        return new LedgerCheck(calls).run();
    }

    private Result run() {
        long began = System.nanoTime();
        clock.set(PLANNED);
        try (TestServer server = start();
                var comparison = new Comparison(server, clients)) {
            Api planned = Api.operator(server);
            Tenant.ALL.forEach(tenant -> clients.add(client(server, planned, tenant)));
            Truth truth = Truth.of(SEED, calls, OPEN);
            var traffic = new Traffic(server.address(), SEED, calls);

            clock.set(IN_TIME);
            Api inTime = Api.operator(server);
            traffic.send(false, part -> {
                switch (part) {
                    case 1 -> give(inTime, "agent_found", 4);
                    case 2 -> give(inTime, "agent_mistaken", 2);
                    case 3 -> give(inTime, "agent_returned", 5);
                    default -> {}
                }
            });
            List.of("agent_found", "agent_mistaken", "agent_returned").forEach(comparison::awaitGiven);

            clock.set(AFTER_CLOSE);
            Api late = Api.operator(server);
            traffic.send(true, part -> {
                switch (part) {
                    case 0 -> undo(late, "agent_mistaken");
                    case 1 -> give(late, "agent_mistaken", 3);
                    case 2 -> undo(late, "agent_returned");
                    case 3 -> give(late, "agent_kept", 6);
                    default -> {}
                }
            });
            List.of("agent_found", "agent_mistaken", "agent_kept").forEach(comparison::awaitGiven);
            comparison.ledger(truth);
            List.of(2, 3, 4).forEach(client -> reprocess(late, clients.get(client), comparison));
            comparison.ledger(truth);
            comparison.calls();
            comparison.oneByOne(SEED);
            comparison.statements(late, truth, OPEN.minusMonths(1), OPEN.plusMonths(1));
            return new Result(
                    calls,
                    traffic.sent(),
                    comparison.entries(),
                    (System.nanoTime() - began) / 1e9,
                    comparison.compared(),
                    comparison.differences());
        }
    }

    private TestServer start() {
        return TestServer.start(Map.of(), TestDatabase.fresh(), context -> {
            context.removeBeanDefinition(InstantSource.class.getName());
            context.registerBean(InstantSource.class, () -> clock);
        });
    }

    private static UUID client(TestServer server, Api operator, Tenant tenant) {
        UUID id = operator.createClient(tenant.name(), tenant.email());
        ok(operator.patch("/api/clients/" + id + "/settings", Map.of("timezone", tenant.zone())));
        ok(operator.send("PUT", "/api/clients/" + id + "/plan", tenant.plan(GeneratedCall.YEAR + "-08")));
        ok(Api.of(server)
                .signIn(tenant.email(), Api.PASSWORD)
                .post("/api/retell/connect-agent", Map.of("agentId", "agent_" + tenant.name())));
        return id;
    }

    private void give(Api operator, String agent, int tenant) {
        Reply given = ok(operator.post("/api/unclaimed/" + agent + "/assign", Map.of("clientId", clients.get(tenant))));
        handovers.put(agent, given.data().path("handoverId").asString());
    }

    private void undo(Api operator, String agent) {
        String id = handovers.get(agent);
        ok(operator.post("/api/handovers/" + id + "/undo"));
        Waiting.until(
                "all calls have gone back",
                PATIENCE,
                () -> operator.get("/api/handovers")
                        .data()
                        .path("handovers")
                        .valueStream()
                        .noneMatch(one -> one.path("id").asString().equals(id)
                                && one.path("pending").asBoolean()));
    }

    /// Rewrites a client's calls from their events. No call may change.
    private static void reprocess(Api operator, UUID client, Comparison comparison) {
        String id = ok(operator.post("/api/replays", Map.of("clientId", client)))
                .data()
                .path("id")
                .asString();
        Waiting.until(
                "the calls are written anew",
                PATIENCE,
                () -> operator.get("/api/replays/" + id)
                        .data()
                        .path("state")
                        .asString()
                        .equals("done"));
        var progress = operator.get("/api/replays/" + id).data();
        comparison.same(
                "calls changed by reprocessing",
                0L,
                progress.path("callsChanged").asLong());
        comparison.same(
                "calls that reprocessing failed on",
                0L,
                progress.path("callsFailed").asLong());
    }

    static Reply ok(Reply reply) {
        if (reply.status() >= 300) {
            throw new IllegalStateException(reply.status() + ": " + reply.text());
        }
        return reply;
    }
}
