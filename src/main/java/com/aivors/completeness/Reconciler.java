package com.aivors.completeness;

import com.aivors.completeness.Comparison.Outcome;
import com.aivors.completeness.ReconciliationParts.Part;
import com.aivors.completeness.ReconciliationRuns.Run;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.retell.ApiAnswer;
import com.aivors.retell.RetellApi;
import com.aivors.retell.RetellApi.CallPage;
import com.aivors.source.Sources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares our calls with Retell's every 15 minutes and on request. Runs on one node; the progress
/// is in the tables, so another node continues where a dead one stopped. Two nodes at once do no
/// harm: a page's result is written in one transaction and counted once; only the number of fetched
/// calls may be too low.
final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private static final Duration AWAY = Duration.ofSeconds(30);

    /// The result of a run over an older period says nothing about the present.
    private static final Duration PRESENT = Duration.ofHours(1);

    /// With more agents, lists all calls of the workspace and filters them here.
    private static final int MOST_AGENTS = 100;

    private final Database database;
    private final RetellApi retell;
    private final Sources sources;
    private final ReconciliationRuns runs;
    private final Comparison comparison;
    private final InstantSource clock;

    /// Two runs at once would both fetch a call, and only one would count it.
    private final Lock oneAtATime = new ReentrantLock();

    Reconciler(
            Database database,
            RetellApi retell,
            Sources sources,
            ReconciliationRuns runs,
            Comparison comparison,
            InstantSource clock) {
        this.database = database;
        this.retell = retell;
        this.sources = sources;
        this.runs = runs;
        this.comparison = comparison;
        this.clock = clock;
    }

    void run(BooleanSupplier goesOn) {
        oneAtATime.lock();
        try {
            compare(goesOn);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void compare(BooleanSupplier goesOn) {
        List<Workspace> workspaces = Workspace.all(sources);
        List<Run> open = database.as(Role.INTAKE, sql -> {
            if (!workspaces.isEmpty()) {
                runs.addAutomatic(sql);
            }
            return runs.open(sql);
        });
        for (Run run : open) {
            if (goesOn.getAsBoolean()) {
                work(run, workspaces, goesOn);
            }
        }
    }

    private void work(Run run, List<Workspace> workspaces, BooleanSupplier goesOn) {
        List<Part> parts = database.as(Role.INTAKE, sql -> {
            runs.begin(sql, run.id());
            workspaces.stream()
                    .filter(workspace -> concerns(workspace, run.clientId()))
                    .forEach(workspace ->
                            ReconciliationParts.add(sql, run, workspace.source().id(), clock.instant()));
            return ReconciliationParts.of(sql, run.id());
        });
        for (Part part : parts) {
            boolean due = part.resumeAt() == null || !part.resumeAt().isAfter(clock.instant());
            if (part.isOpen() && due) {
                Workspace workspace = workspaces.stream()
                        .filter(one -> one.source().id().equals(part.sourceId()))
                        .findFirst()
                        .orElse(null);
                if (workspace == null) {
                    fail(part, "There is no Retell key any more", 0);
                } else {
                    walk(run, part, workspace, goesOn);
                }
            }
        }
        finish(run);
    }

    private static boolean concerns(Workspace workspace, @Nullable UUID clientId) {
        UUID bound = workspace.source().clientId();
        return clientId == null || bound == null || bound.equals(clientId);
    }

    /// Reads the list page by page, the oldest call first.
    private void walk(Run run, Part begin, Workspace workspace, BooleanSupplier goesOn) {
        UUID scope = run.clientId() == null ? workspace.source().clientId() : run.clientId();
        ConnectedAgents agents = ConnectedAgents.of(database, scope, begin.from(), clock.instant());
        BooleanSupplier wanted =
                () -> goesOn.getAsBoolean() && database.as(Role.INTAKE, sql -> runs.isOpen(sql, run.id()));
        if (agents.agentIds().isEmpty()) {
            advance(run, begin, new Outcome.Complete(Map.of(), 0), begin.to(), true);
            return;
        }
        List<String> filter = agents.agentIds().size() > MOST_AGENTS ? List.of() : agents.agentIds();
        Part part = begin;
        String page = null;
        int key = 0;
        while (wanted.getAsBoolean()) {
            String secret = workspace.keys().get(key);
            switch (retell.calls(secret, filter, begin.reached(), part.to(), page)) {
                case ApiAnswer.Found<CallPage>(CallPage found) -> {
                    Outcome outcome =
                            comparison.page(workspace, secret, found.calls(), agents, scope, !run.automatic(), wanted);
                    page = found.nextPage();
                    boolean last = page == null;
                    Instant reached = last ? part.to() : reached(part, found);
                    if (!take(run, part, outcome, reached, last) || last) {
                        return;
                    }
                    part = part.at(reached);
                }
                case ApiAnswer.Unauthorized<CallPage> _ -> {
                    key++;
                    if (key == workspace.keys().size()) {
                        fail(part, "Retell refuses the key of this workspace", 0);
                        return;
                    }
                }
                case ApiAnswer.NotFound<CallPage> _ -> {
                    fail(part, "Retell does not list calls under this key", 0);
                    return;
                }
                case ApiAnswer.Throttled<CallPage>(Duration wait) -> {
                    defer(part, wait, Comparison.throttled(wait), 0);
                    return;
                }
                case ApiAnswer.Unavailable<CallPage>(String reason) -> {
                    defer(part, AWAY, Comparison.away(reason), 0);
                    return;
                }
            }
        }
    }

    /// @return whether to read the next page
    private boolean take(Run run, Part part, Outcome outcome, Instant reached, boolean last) {
        return switch (outcome) {
            case Outcome.Complete complete -> advance(run, part, complete, reached, last);
            case Outcome.Deferred(Duration wait, String trouble, long fetched) -> {
                defer(part, wait, trouble, fetched);
                yield false;
            }
            case Outcome.Failed(String trouble, long fetched) -> {
                fail(part, trouble, fetched);
                yield false;
            }
            case Outcome.Stopped(long fetched) -> {
                database.as(Role.INTAKE, sql -> {
                    ReconciliationParts.stop(sql, part, fetched);
                    return part;
                });
                yield false;
            }
        };
    }

    private boolean advance(Run run, Part part, Outcome.Complete complete, Instant reached, boolean last) {
        boolean advanced = database.connected(
                Role.INTAKE,
                connection -> ReconciliationParts.advance(
                        connection, part, complete.calls(), complete.fetched(), reached, last));
        if (advanced && last && run.automatic()) {
            database.as(Role.INTAKE, sql -> {
                ReconciliationParts.checked(sql, part.sourceId(), part.from(), part.to());
                return part;
            });
        }
        if (complete.fetched() > 0) {
            LOG.info("Fetched {} missing or unfinished calls from Retell", complete.fetched());
        }
        return advanced;
    }

    private void defer(Part part, Duration wait, String trouble, long fetched) {
        LOG.info("Deferred the comparison with Retell's calls: {}", trouble);
        database.as(Role.INTAKE, sql -> {
            ReconciliationParts.defer(sql, part, clock.instant().plus(wait), trouble, fetched);
            return part;
        });
    }

    private void fail(Part part, String trouble, long fetched) {
        LOG.warn("The comparison with Retell's calls failed: {}", trouble);
        database.as(Role.INTAKE, sql -> {
            ReconciliationParts.fail(sql, part, trouble, fetched);
            return part;
        });
    }

    private static Instant reached(Part part, CallPage page) {
        return page.calls().stream()
                .map(RetellApi.ListedCall::startedAt)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(Comparator.naturalOrder())
                .filter(last -> last.isAfter(part.reached()) && last.isBefore(part.to()))
                .orElse(part.reached());
    }

    /// Finishes a run without open parts. Marks clients as checked only when every workspace was
    /// compared, because their agents may be in any of them.
    private void finish(Run run) {
        Instant now = clock.instant();
        List<Part> parts = database.as(Role.INTAKE, sql -> ReconciliationParts.of(sql, run.id()));
        if (parts.stream().anyMatch(Part::isOpen)) {
            return;
        }
        boolean failed =
                parts.isEmpty() || parts.stream().anyMatch(part -> !part.state().equals("done"));
        Instant from =
                parts.stream().map(Part::from).min(Comparator.naturalOrder()).orElse(run.to());
        List<UUID> clients = failed || run.to().isBefore(now.minus(PRESENT))
                ? List.of()
                : ConnectedAgents.of(database, run.clientId(), from, now).clients();
        database.as(Role.INTAKE, sql -> {
            if (runs.finish(sql, run.id(), failed)) {
                clients.forEach(client -> ReconciliationParts.clientChecked(sql, client, run.to(), now));
            }
            return run;
        });
    }
}
