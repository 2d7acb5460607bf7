package com.aivors.completeness;

import com.aivors.client.Clients;
import com.aivors.completeness.HeldCalls.Held;
import com.aivors.completeness.HeldCalls.Route;
import com.aivors.completeness.Parts.Compared;
import com.aivors.eventlog.Receipt;
import com.aivors.intake.ReadIntake;
import com.aivors.retell.ApiAnswer;
import com.aivors.retell.RetellApi;
import com.aivors.retell.RetellApi.ListedCall;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Compares calls that Retell lists with what we hold, and fetches those that are missing or
/// unfinished. Whose a call is follows the rules of routing: its pin, else the client that owned its
/// agent when it started.
final class Comparison {

    /// Retell analyzes a call after it has ended.
    private static final Duration ANALYSIS = Duration.ofMinutes(10);

    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final Duration AWAY = Duration.ofSeconds(30);

    /// At most twenty calls a second; the limits of Retell's API are unpublished.
    private static final long PACE_MILLIS = 50;

    private static final String UNCLAIMED = "Kept as unclaimed until an operator gives it to the client";

    private final RetellApi retell;
    private final Sources sources;
    private final HeldCalls held;
    private final ReadIntake intake;
    private final InstantSource clock;

    /// Calls that Retell could not give once: the second time they are passed over.
    private final Set<String> refusedOnce = new HashSet<>();

    Comparison(RetellApi retell, Sources sources, HeldCalls held, ReadIntake intake, InstantSource clock) {
        this.retell = retell;
        this.sources = sources;
        this.held = held;
        this.intake = intake;
        this.clock = clock;
    }

    /// What became of a page of the list.
    sealed interface Outcome {

        long fetched();

        record Complete(Map<UUID, List<Compared>> calls, long fetched) implements Outcome {}

        /// The page is to be compared again later; what was fetched is here by then.
        record Deferred(Duration pause, String trouble, long fetched) implements Outcome {}

        /// Only an operator can help.
        record Failed(String trouble, long fetched) implements Outcome {}

        /// The run was cancelled, or the node shuts down.
        record Stopped(long fetched) implements Outcome {}
    }

    /// A listed call and the client it should be at.
    private record Expected(ListedCall call, String agentId, Instant startedAt, UUID clientId, List<Route> routes) {

        boolean isRoutedTo(UUID client) {
            return routes.stream().anyMatch(route -> route.clientId().equals(client));
        }
    }

    /// Either a verdict, or why there is none.
    private record Verdict(
            @Nullable String difference,
            @Nullable String reason,
            @Nullable Outcome instead) {

        static final Verdict HERE = new Verdict(null, null, null);

        static Verdict of(String difference, String reason) {
            return new Verdict(difference, reason, null);
        }

        static Verdict instead(Outcome outcome) {
            return new Verdict(null, null, outcome);
        }
    }

    /// @param scope the only client whose calls count; null for all
    /// @param history whether calls count that started before anybody owned their agent
    Outcome page(
            Workspace workspace,
            String key,
            List<ListedCall> page,
            ConnectedAgents agents,
            @Nullable UUID scope,
            boolean history,
            BooleanSupplier goesOn) {
        Instant now = clock.instant();
        Map<String, List<Route>> routes =
                held.routes(page.stream().map(ListedCall::callId).toList());
        Map<UUID, List<Expected>> byClient = new TreeMap<>();
        for (ListedCall call : page) {
            Expected expected =
                    expected(workspace, call, agents, routes.getOrDefault(call.callId(), List.of()), history);
            if (expected != null && (scope == null || scope.equals(expected.clientId()))) {
                byClient.computeIfAbsent(expected.clientId(), _ -> new ArrayList<>())
                        .add(expected);
            }
        }
        long fetched = 0;
        Map<UUID, List<Compared>> compared = new TreeMap<>();
        for (var ofClient : byClient.entrySet()) {
            Map<String, Held> here = held.of(
                    ofClient.getKey(),
                    ofClient.getValue().stream().map(one -> one.call().callId()).toList());
            // By call id: Retell may list a call twice while pages move.
            Map<String, Compared> rows = new TreeMap<>();
            for (Expected one : ofClient.getValue()) {
                String lacking = lacking(one, here.getOrDefault(one.call().callId(), Held.NOTHING), now);
                Verdict verdict = Verdict.HERE;
                if (lacking != null) {
                    if (!goesOn.getAsBoolean()) {
                        return new Outcome.Stopped(fetched);
                    }
                    verdict = lacking.equals(UNCLAIMED)
                            ? Verdict.of("unclaimed", UNCLAIMED)
                            : fetch(workspace, key, one, fetched);
                    if (verdict.instead() != null) {
                        return verdict.instead();
                    }
                    fetched += verdict.difference() == null ? 1 : 0;
                }
                rows.put(
                        one.call().callId(),
                        new Compared(
                                one.clientId(),
                                one.call().callId(),
                                one.agentId(),
                                one.startedAt(),
                                verdict.difference(),
                                verdict.reason(),
                                lacking == null || verdict.difference() != null ? null : now,
                                now));
            }
            compared.put(ofClient.getKey(), List.copyOf(rows.values()));
        }
        return new Outcome.Complete(compared, fetched);
    }

    /// @return null when it is no client's, or not to be compared yet
    private static @Nullable Expected expected(
            Workspace workspace, ListedCall call, ConnectedAgents agents, List<Route> routes, boolean history) {
        String agentId = call.agentId();
        Instant started = call.startedAt();
        if (!call.over() || agentId == null || started == null) {
            return null;
        }
        UUID client = agents.owners().ownerAt(agentId, started).orElse(null);
        if (client == null) {
            // Its first event decided, and no later connection moves it.
            client = routes.stream()
                    .map(Route::clientId)
                    .filter(one -> !one.equals(Clients.NOBODY))
                    .findFirst()
                    .orElse(null);
        }
        if (client == null && history) {
            client = agents.owners().ownerOf(agentId, started).orElse(null);
        }
        UUID bound = workspace.source().clientId();
        if (client == null || (bound != null && !bound.equals(client))) {
            return null;
        }
        return new Expected(call, agentId, started, client, routes);
    }

    /// @return why it must be fetched, or [#UNCLAIMED]; null when we hold the same
    private static @Nullable String lacking(Expected expected, Held here, Instant now) {
        ListedCall call = expected.call();
        if (!here.there()) {
            boolean kept = expected.isRoutedTo(Clients.NOBODY) && !expected.isRoutedTo(expected.clientId());
            return kept ? UNCLAIMED : "missing";
        }
        if (here.open()) {
            return "its end";
        }
        Instant ended = Objects.requireNonNullElse(call.endedAt(), expected.startedAt());
        // Once is enough: what Retell's storage setting keeps from us does not come the second time.
        boolean unanalyzed = call.analyzed() && !here.analyzed() && here.fetched() == null;
        return unanalyzed && ended.plus(ANALYSIS).isBefore(now) ? "its analysis" : null;
    }

    private Verdict fetch(Workspace workspace, String key, Expected expected, long fetched) {
        String callId = expected.call().callId();
        pace();
        return switch (retell.call(key, callId)) {
            case ApiAnswer.Found<byte[]>(byte[] call) -> stored(workspace, expected, call, fetched);
            case ApiAnswer.NotFound<byte[]> _ ->
                Verdict.of(kind(expected), "Retell lists this call but does not give it; perhaps it was deleted");
            case ApiAnswer.Unauthorized<byte[]> _ ->
                Verdict.instead(new Outcome.Failed("Retell's key may list calls but not read one", fetched));
            case ApiAnswer.Throttled<byte[]>(Duration wait) ->
                Verdict.instead(new Outcome.Deferred(wait, throttled(wait), fetched));
            case ApiAnswer.Unavailable<byte[]>(String reason) -> {
                if (refusedOnce.add(callId)) {
                    yield Verdict.instead(new Outcome.Deferred(AWAY, away(reason), fetched));
                }
                refusedOnce.remove(callId);
                yield Verdict.of(kind(expected), "Retell could not give this call: " + reason);
            }
        };
    }

    private Verdict stored(Workspace workspace, Expected expected, byte[] call, long fetched) {
        String callId = expected.call().callId();
        refusedOnce.remove(callId);
        return switch (intake.store(source(workspace, expected), callId, call)) {
            case Receipt.Stored _, Receipt.Repeated _ -> settled(expected);
            case Receipt.Unclaimed _ -> Verdict.of("unclaimed", UNCLAIMED);
            case Receipt.Conflict _ ->
                Verdict.of(
                        "missing",
                        "Its call ID belongs to a call of another agent. Kept apart: decide in the delivery log");
            case Receipt.Dead _ ->
                Verdict.of("missing", "The database refuses what Retell says. Kept as a dead letter");
            case Receipt.Rejected(String hint) ->
                Verdict.of(kind(expected), "What Retell says cannot be read: " + hint);
            case Receipt.Ignored _ -> Verdict.of(kind(expected), "What Retell says is no call");
            case Receipt.Unavailable _ ->
                Verdict.instead(
                        new Outcome.Deferred(BUSY, "Webhooks come first; fetching goes on in a moment", fetched));
        };
    }

    /// As it is after the fetch.
    private Verdict settled(Expected expected) {
        Held now = held.of(expected.clientId(), List.of(expected.call().callId()))
                .getOrDefault(expected.call().callId(), Held.NOTHING);
        if (!now.there()) {
            return Verdict.of("missing", "It was fetched and belongs to another client");
        }
        return now.open() ? Verdict.of("unfinished", "Retell lists its end but does not tell it") : Verdict.HERE;
    }

    private static String kind(Expected expected) {
        return expected.isRoutedTo(expected.clientId()) ? "unfinished" : "missing";
    }

    /// The source that told of the call first, if it may write this client's calls: the call's pin is
    /// its. Else a source of our own, which stands in the delivery log.
    private Source source(Workspace workspace, Expected expected) {
        for (Route route : expected.routes()) {
            if (route.clientId().equals(expected.clientId())
                    && !route.sourceId().equals(Sources.HISTORY)) {
                Source source = sources.find(route.sourceId())
                        .map(Sources.SourceWithSecrets::source)
                        .orElse(null);
                if (source != null
                        && (source.clientId() == null || source.clientId().equals(expected.clientId()))) {
                    return source;
                }
            }
        }
        return new Source(
                Sources.HISTORY,
                Source.Kind.HISTORY,
                Sources.HISTORY_NAME,
                workspace.source().clientId());
    }

    static String throttled(Duration wait) {
        return "Retell asks to wait for " + wait.toSeconds() + " s";
    }

    static String away(String reason) {
        return "Retell did not answer (" + reason + ")";
    }

    private static void pace() {
        try {
            Thread.sleep(PACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
