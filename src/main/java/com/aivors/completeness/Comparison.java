package com.aivors.completeness;

import com.aivors.client.Clients;
import com.aivors.completeness.ReconciliationParts.Compared;
import com.aivors.completeness.StoredCallStates.Held;
import com.aivors.completeness.StoredCallStates.Route;
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

/// Compares the calls of Retell's list with ours, and fetches missing or unfinished ones. Finds the
/// client of a call by the rules of routing: by its pin, otherwise by the owner of its agent when
/// the call started.
final class Comparison {

    /// The time after a call's end that we allow for Retell's analysis.
    private static final Duration ANALYSIS = Duration.ofMinutes(10);

    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final Duration AWAY = Duration.ofSeconds(30);

    /// Limits fetching to twenty calls a second; Retell does not publish its limits.
    private static final long PACE_MILLIS = 50;

    private static final String UNCLAIMED = "Kept as unclaimed until an operator gives it to the client";

    private final RetellApi retell;
    private final Sources sources;
    private final StoredCallStates held;
    private final ReadIntake intake;
    private final InstantSource clock;

    /// Calls that Retell failed to return once; a second failure skips them.
    private final Set<String> refusedOnce = new HashSet<>();

    Comparison(RetellApi retell, Sources sources, StoredCallStates held, ReadIntake intake, InstantSource clock) {
        this.retell = retell;
        this.sources = sources;
        this.held = held;
        this.intake = intake;
        this.clock = clock;
    }

    /// The outcome of comparing a page of the list.
    sealed interface Outcome {

        long fetched();

        record Complete(Map<UUID, List<Compared>> calls, long fetched) implements Outcome {}

        /// The page has to be compared again later; calls that were fetched are stored by then.
        record Deferred(Duration pause, String trouble, long fetched) implements Outcome {}

        /// Only an operator can fix the cause.
        record Failed(String trouble, long fetched) implements Outcome {}

        /// The run was cancelled, or the node is shutting down.
        record Stopped(long fetched) implements Outcome {}
    }

    /// A listed call and the client that should have it.
    private record Expected(ListedCall call, String agentId, Instant startedAt, UUID clientId, List<Route> routes) {

        boolean isRoutedTo(UUID client) {
            return routes.stream().anyMatch(route -> route.clientId().equals(client));
        }
    }

    /// A verdict about a call, or the outcome of the page when there is no verdict.
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

    /// @param scope the client to compare; null for all
    /// @param history whether to include calls that started before any client owned their agent
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
            // By call id, because Retell may list a call twice while pages shift.
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

    /// @return null when the call belongs to no client or must not be compared yet
    private static @Nullable Expected expected(
            Workspace workspace, ListedCall call, ConnectedAgents agents, List<Route> routes, boolean history) {
        String agentId = call.agentId();
        Instant started = call.startedAt();
        if (!call.over() || agentId == null || started == null) {
            return null;
        }
        UUID client = agents.owners().ownerAt(agentId, started).orElse(null);
        if (client == null) {
            // The call's first event decided, and later connections do not move it.
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

    /// @return why the call must be fetched, or [#UNCLAIMED]; null when ours is complete
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
        // Fetches once only: an analysis that Retell's storage setting withholds stays missing.
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

    /// Returns the verdict after the fetch.
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

    /// Returns the source that first reported the call, if it may write this client's calls,
    /// because the call's pin belongs to that source. Otherwise returns our own source, which
    /// appears in the delivery log.
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
